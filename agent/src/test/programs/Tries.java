import java.util.StringJoiner;
import java.util.concurrent.Callable;

/** Prints one line for each load: its result, or "refused" with the classes of the causes and their messages. */
final class Tries {
  private Tries() {}

  static void load(Object name, Callable<String> load) {
    String line;
    try {
      line = load.call();
    } catch (Throwable refusal) {
      line = "refused" + describe(refusal);
    }
    System.out.println(name + ": " + line.replace('\n', ' '));
  }

  private static String describe(Throwable refusal) {
    StringJoiner text = new StringJoiner(" | ", " | ", "");
    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      text.add(cause.getClass().getName() + ": " + cause.getMessage());
    }
    return text.toString();
  }
}
