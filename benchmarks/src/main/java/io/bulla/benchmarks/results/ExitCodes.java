package io.bulla.benchmarks.results;

import java.io.IOException;

/** How commands end that were given what they cannot use. */
final class ExitCodes {
  static final int REFUSED = 2;

  private ExitCodes() {}

  /** A command, up to its exit code. */
  interface Command {
    int run() throws IOException;
  }

  /** Its own exit code, or {@link #REFUSED} with the reason and how it is used. */
  static int of(Command command, String usage, Appendable errors) {
    try {
      return command.run();
    } catch (IOException | IllegalArgumentException e) {
      tell(errors, "error: " + e.getMessage() + "\n" + usage);
      return REFUSED;
    }
  }

  private static void tell(Appendable errors, String text) {
    try {
      errors.append(text);
    } catch (IOException e) {
      throw new IllegalStateException("nowhere to tell an error", e);
    }
  }
}
