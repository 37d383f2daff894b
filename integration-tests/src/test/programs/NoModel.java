/** An application that loads no model: writes to both streams and ends with its own exit code. */
public final class NoModel {
  public static void main(String[] arguments) {
    System.out.println("to stdout");
    System.err.println("to stderr");
    System.exit(7);
  }
}
