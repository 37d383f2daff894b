import java.nio.file.Files;
import java.nio.file.Path;

/** The positive control of the leak scan: does what no sealed load may do. */
public final class CopyToTemporaryFile {
  public static void main(String[] arguments) throws Exception {
    Path copy = Files.createTempFile("control", ".bin");
    Files.write(copy, Files.readAllBytes(Path.of(arguments[0])));
    if (arguments.length > 1) {
      Files.delete(copy); // only the trace can see it now
    }
    System.out.println(copy);
  }
}
