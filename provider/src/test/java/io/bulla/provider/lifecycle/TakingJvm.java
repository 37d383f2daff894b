package io.bulla.provider.lifecycle;

import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A JVM of its own that takes wraps from a budget until it is refused, or until it is killed in the
 * middle of it. Arguments: directory, budget, after how many to end without a word.
 */
final class TakingJvm {
  private static final int KILLED = 137;

  private TakingJvm() {}

  @SuppressWarnings("SystemOut") // the outcome is read by the JVM that started this one
  public static void main(String[] arguments) {
    HostWrapBudget budget = new HostWrapBudget(Path.of(arguments[0]), Long.parseLong(arguments[1]));
    int last = Integer.parseInt(arguments[2]);
    int taken = 0;
    try {
      while (taken < last) {
        budget.take(HostWrapBudgetTest.KEY);
        taken++;
      }
      Runtime.getRuntime().halt(KILLED);
    } catch (KekException e) {
      System.out.print(taken);
    }
  }

  static Process start(Path directory, long budget, int last) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TakingJvm.class.getName(),
                directory.toString(),
                Long.toString(budget),
                Integer.toString(last)))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** How many it took. */
  static int taken(Process process) throws IOException, InterruptedException {
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("exit code " + process.exitValue() + ": " + text);
    }
    return Integer.parseInt(text);
  }

  static boolean wasKilled(Process process) throws InterruptedException {
    return process.waitFor() == KILLED;
  }
}
