import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** Loads a file, or a directory, in every form that the engine has, and prints what it got. */
public final class Unknown {
  public static void main(String[] paths) throws Exception {
    for (String path : paths) {
      Path file = Path.of(path);
      if (Files.isDirectory(file)) {
        load("directory", path, () -> UnknownEngine.byDirectory(file));
        continue;
      }
      load("path", path, () -> UnknownEngine.byPath(7, path));
      load("name", path, () -> new UnknownEngine().byName(file.toFile(), 7L));
      load("bytes", path, () -> UnknownEngine.byBytes(Files.readAllBytes(file)));
      load("buffer", path, () -> UnknownEngine.byBuffer(ByteBuffer.wrap(Files.readAllBytes(file))));
      load("stream", path, () -> byStream(file));
    }
  }

  private static String byStream(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return UnknownEngine.byStream(List.of(), in);
    }
  }

  private static void load(String form, String path, Callable<String> load) {
    String line;
    try {
      line = load.call();
    } catch (Throwable refusal) {
      line = "refused " + refusal + " | " + refusal.getCause();
    }
    System.out.println(form + " " + path + ": " + line.replace('\n', ' '));
  }
}
