import ai.djl.util.Utils;
import java.nio.file.Path;

/** Reads a file of classes as DJL does. */
public class SynsetProgram {
  public static void main(String[] args) throws Exception {
    System.out.println(Utils.readLines(Path.of(args[0]), true));
  }
}
