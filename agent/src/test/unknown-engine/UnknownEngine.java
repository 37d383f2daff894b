import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An engine that nobody here knows: its models are text, and it takes them in several ways. */
public final class UnknownEngine {
  /** Its own exception. */
  public static final class UnknownEngineException extends Exception {
    public UnknownEngineException(String message) {
      super(message);
    }
  }

  static String byPath(int options, String path) throws IOException {
    return Files.readString(Path.of(path));
  }

  /** Goes by the end of the name. */
  String byName(File file, long options) {
    if (!file.getName().endsWith(".model")) {
      throw new IllegalArgumentException("no model: " + file);
    }
    try {
      return Files.readString(file.toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String byDirectory(Path directory) throws IOException, UnknownEngineException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
        all.append(directory.relativize(file)).append('=').append(Files.readString(file)).append(' ');
      }
    }
    return all.toString();
  }

  static String byStream(List<String> options, InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  static String byBytes(byte[] model) {
    return new String(model, StandardCharsets.UTF_8);
  }

  static String byBuffer(ByteBuffer model) {
    return (model.isDirect() ? "direct " : "heap ") + StandardCharsets.UTF_8.decode(model.duplicate());
  }
}
