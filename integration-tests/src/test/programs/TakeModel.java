import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/** An engine of its own, which takes a model in each form and prints its process id and what it got, as digests. */
public final class TakeModel {
  public static void main(String[] arguments) throws Exception {
    System.out.println(ProcessHandle.current().pid());
    Path file = Path.of(arguments[0]);
    byPath(file.toString());
    byName(file);
    try (InputStream in = Files.newInputStream(file)) {
      byStream(in);
    }
    byBytes(Files.readAllBytes(file));
    byBuffer(ByteBuffer.wrap(Files.readAllBytes(file)));
    byDirectory(arguments[1]);
  }

  static void byPath(String path) throws Exception {
    print(Files.readAllBytes(Path.of(path)));
  }

  static void byName(Path path) throws Exception {
    print(Files.readAllBytes(path));
  }

  static void byStream(InputStream stream) throws Exception {
    print(stream.readAllBytes());
  }

  static void byBytes(byte[] bytes) throws Exception {
    print(bytes);
  }

  static void byBuffer(ByteBuffer buffer) throws Exception {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    print(bytes);
  }

  static void byDirectory(String directory) throws Exception {
    print(Files.readAllBytes(Path.of(directory, "model.bin")));
  }

  private static void print(byte[] model) throws Exception {
    System.out.println(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(model)));
  }
}
