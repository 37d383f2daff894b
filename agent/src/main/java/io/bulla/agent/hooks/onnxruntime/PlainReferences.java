package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.References;
import io.bulla.agent.hooks.UnfitModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.InvalidPathException;
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
      Set<String> locations = locations(new FileInput(channel));
      Set<Path> files = resolved(locations, model.toAbsolutePath());
      files.addAll(resolved(locations, model.toRealPath())); // versions differ in which one counts
      return files;
    }
  }

  @Override
  public Set<Path> ofBytes(ByteBuffer model, Map<String, String> options) throws IOException {
    Path folder = Path.of(options.getOrDefault(FOLDER, ""));
    return resolved(locations(new BufferInput(model.slice())), folder.resolve("model"));
  }

  private static Set<String> locations(WireInput input) throws IOException {
    try {
      return ModelParser.parse(input)
          .tensors()
          .filter(Tensor::external)
          .map(tensor -> tensor.entries().getOrDefault("location", ""))
          .collect(Collectors.toSet());
    } catch (MalformedModelException | UnfitModelException e) {
      return Set.of(); // no ONNX model, or one that the engine refuses: its own error
    }
  }

  private static Set<Path> resolved(Set<String> locations, Path model) {
    Set<Path> files = new LinkedHashSet<>();
    for (String location : locations) {
      try {
        files.add(model.resolveSibling(location));
      } catch (InvalidPathException e) {
        // No file can have this name.
      }
    }
    return files;
  }
}
