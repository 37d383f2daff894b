package io.bulla.cli.terminal;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;

/**
 * Where a command's words go: results to standard output, remarks and progress to standard error.
 *
 * <p>Remarks are left out when quiet; errors never are. Safe for threads as far as {@link
 * PrintStream} is.
 */
public final class Console {
  private final PrintStream out;
  private final PrintStream err;
  private final boolean errIsTerminal;
  private final BooleanSupplier quiet;

  public Console(PrintStream out, PrintStream err, boolean errIsTerminal, BooleanSupplier quiet) {
    this.out = out;
    this.err = err;
    this.errIsTerminal = errIsTerminal;
    this.quiet = quiet;
  }

  /** Standard output, for results and for bytes. */
  public PrintStream out() {
    return out;
  }

  /** Standard error, for errors. */
  public PrintStream err() {
    return err;
  }

  /** One line of the result. */
  public void print(String line) {
    out.println(line);
  }

  /** One line that a person may like to read, and a script does not. */
  public void remark(String line) {
    if (!quiet.getAsBoolean()) {
      err.println(line);
    }
  }

  /** Why the command fails, and what to do; no hint line for an empty hint. */
  public void error(String what, String hint) {
    err.println("error: " + what);
    if (!hint.isEmpty()) {
      hint(hint);
    }
    err.flush();
  }

  /** What to do about the errors before. */
  public void hint(String line) {
    err.println("hint: " + line);
  }

  /** Something that the user must not miss, though the command goes on. */
  public void warn(String line) {
    err.println("warning: " + line);
  }

  /** A bar for work of this many bytes; it shows only on a terminal, after the first second. */
  public ProgressBar progress(String label, long totalBytes) {
    return new ProgressBar(
        err, errIsTerminal && !quiet.getAsBoolean(), label, totalBytes, System::nanoTime);
  }

  /** The same for work that is no bytes: it shows the share of it that is done. */
  public ProgressBar share(String label, long total) {
    return new ProgressBar(
        err,
        errIsTerminal && !quiet.getAsBoolean(),
        label,
        total,
        ProgressBar::share,
        System::nanoTime);
  }
}
