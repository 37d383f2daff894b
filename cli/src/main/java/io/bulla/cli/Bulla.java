package io.bulla.cli;

import io.bulla.cli.terminal.Console;
import java.io.PrintStream;
import java.util.Map;

/** The {@code bulla} command. */
public final class Bulla {
  /** System property by which {@code bin/bulla} says that standard error is a terminal. */
  private static final String TERMINAL_PROPERTY = "bulla.terminal";

  private Bulla() {}

  /** Runs one command line and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(OrderlyEnd.run(() -> run(arguments, System.getenv(), System.out, System.err)));
  }

  /** A PrintStream remembers that it could not write, and tells nobody. */
  private static int unwritten(Console console) {
    Failure failure = Failure.ofStandardOutput();
    console.error(failure.what(), failure.hint());
    return failure.code().number();
  }

  static int run(
      String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    GlobalOptions options = new GlobalOptions();
    Console console = new Console(out, err, Boolean.getBoolean(TERMINAL_PROPERTY), options::quiet);
    int code = CommandTree.of(new Session(options, console, environment)).execute(arguments);
    return code == ExitCode.OK.number() && out.checkError() ? unwritten(console) : code;
  }
}
