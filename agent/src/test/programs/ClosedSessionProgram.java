import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Base64;

/**
 * Counts a marker in the memory of this process while a session of a model is open, and after. What
 * follows model and marker are entries of the session's configuration.
 */
public class ClosedSessionProgram {
  public static void main(String[] args) throws Exception {
    byte[] inverted = Base64.getDecoder().decode(args[1]);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      for (int i = 2; i < args.length; i++) {
        OrtProgram.set(options, args[i].split("="));
      }
      try (OrtSession session = OrtProgram.open(environment, "path", Path.of(args[0]), options)) {
        awaitWiping();
        System.out.println(MemoryProgram.count(inverted));
      }
    }
    System.out.println(MemoryProgram.count(inverted));
  }

  /** The agent wipes beside us what the session has dropped. */
  private static void awaitWiping() throws InterruptedException {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("bulla-wipe-weights")) {
        thread.join();
      }
    }
  }
}
