import java.lang.instrument.Instrumentation;

/** An agent of another vendor, which loads the classes of an engine before the next agent starts. */
public class EarlierAgent {
  public static void premain(String classes, Instrumentation instrumentation) throws Exception {
    for (String name : classes.split(":")) {
      Class.forName(name, true, ClassLoader.getSystemClassLoader());
    }
  }
}
