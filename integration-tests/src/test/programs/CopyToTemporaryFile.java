import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The positive control of the leak scan: does what no sealed load may do, in several ways. */
public final class CopyToTemporaryFile {
  public static void main(String[] arguments) throws Exception {
    byte[] plaintext = Files.readAllBytes(Path.of(arguments[0]));
    Path copy = Files.createTempFile("control", ".bin");
    switch (arguments[1]) {
      case "keep" -> Files.write(copy, plaintext);
      case "delete" -> {
        Files.write(copy, plaintext);
        Files.delete(copy);
      }
      case "overwrite" -> {
        Files.write(copy, plaintext);
        Files.write(copy, new byte[plaintext.length]);
      }
      case "map" -> map(copy, plaintext);
      default -> throw new IllegalArgumentException(arguments[1]);
    }
  }

  private static void map(Path copy, byte[] plaintext) throws Exception {
    try (FileChannel channel =
        FileChannel.open(copy, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      MappedByteBuffer mapped =
          channel.map(FileChannel.MapMode.READ_WRITE, 0, plaintext.length);
      mapped.put(plaintext);
    }
    Files.delete(copy);
  }
}
