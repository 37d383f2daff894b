package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.References;
import io.bulla.agent.hooks.UnfitModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files in which a plaintext model keeps data of tensors. ONNX Runtime takes whatever is there
 * for weights, so that a sealed one would load without an error and compute nonsense.
 */
final class PlainReferences implements References {
  private static final String FOLDER = "session.model_external_initializers_file_folder_path";

  @Override
  public Set<Path> ofFile(Path model) throws IOException {
    try (FileChannel channel = FileChannel.open(model, StandardOpenOption.READ)) {
      Set<PlainLocation> locations = locations(new FileInput(channel));
      Set<Path> files = beside(model.toAbsolutePath(), locations);
      files.addAll(beside(model.toRealPath(), locations)); // versions differ in which one counts
      return files;
    }
  }

  @Override
  public Set<Path> ofBytes(ByteBuffer model, Map<String, String> options) throws IOException {
    Path folder = Path.of(options.getOrDefault(FOLDER, ""));
    return from(folder.toAbsolutePath(), locations(new BufferInput(model.slice())));
  }

  private static Set<PlainLocation> locations(WireInput input) throws IOException {
    try {
      return ModelParser.parse(input)
          .tensors()
          .filter(Tensor::external)
          .map(tensor -> new PlainLocation(tensor.entries().getOrDefault("location", "")))
          .collect(Collectors.toSet());
    } catch (MalformedModelException e) {
      return Set.of(); // no ONNX model: the engine's own error
    } catch (UnfitModelException e) {
      return Set.of(PlainLocation.UNKNOWN); // the engine may take it all the same
    }
  }

  private static Set<Path> beside(Path model, Set<PlainLocation> locations) throws IOException {
    return from(model.resolveSibling(""), locations);
  }

  private static Set<Path> from(Path directory, Set<PlainLocation> locations) throws IOException {
    Set<Path> files = new LinkedHashSet<>();
    for (PlainLocation location : locations) {
      files.addAll(location.from(directory));
    }
    return files;
  }
}
