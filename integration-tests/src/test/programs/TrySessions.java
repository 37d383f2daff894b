import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.util.StringJoiner;

/**
 * Tries a session from each path in turn and prints one line for each: "session PATH", or "refused
 * PATH" with the classes of the causes and the last message.
 */
public final class TrySessions {
  public static void main(String[] paths) throws Exception {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    for (String path : paths) {
      try (OrtSession session = environment.createSession(path)) {
        System.out.println("session " + path);
      } catch (Throwable refusal) {
        System.out.println("refused " + path + describe(refusal));
      }
    }
  }

  private static String describe(Throwable refusal) {
    StringJoiner text = new StringJoiner(" | ", " | ", "");
    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      text.add(cause.getClass().getName() + ": " + cause.getMessage());
    }
    return text.toString().replace('\n', ' ');
  }
}
