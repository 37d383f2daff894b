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
    int code = run(arguments, System.getenv(), System.out, System.err);
    System.out.flush();
    System.exit(code);
  }

  static int run(
      String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    GlobalOptions options = new GlobalOptions();
    Console console = new Console(out, err, Boolean.getBoolean(TERMINAL_PROPERTY), options::quiet);
    return CommandTree.of(new Session(options, console, environment)).execute(arguments);
  }
}
