package io.bulla.cli.terminal;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line that shows how far long work is; silent off a terminal and in the first second.
 *
 * <p>Closing it clears the line. Safe for threads.
 */
public final class ProgressBar implements AutoCloseable {
  private static final long SILENT_NANOS = 1_000_000_000L;
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final int BAR_COLUMNS = 28;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final PrintStream err;
  private final boolean shown;
  private final String label;
  private final long totalBytes;
  private final LongSupplier nanoClock;
  private final long startNanos;
  private long nextDrawNanos;
  private long doneBytes;
  private boolean drawn;

  ProgressBar(
      PrintStream err, boolean shown, String label, long totalBytes, LongSupplier nanoClock) {
    this.err = err;
    this.shown = shown;
    this.label = label;
    this.totalBytes = totalBytes;
    this.nanoClock = nanoClock;
    this.startNanos = nanoClock.getAsLong();
    this.nextDrawNanos = startNanos + SILENT_NANOS;
  }

  /** Counts bytes done since the last call. */
  public synchronized void add(long bytes) {
    update(doneBytes + bytes);
  }

  /** Sets the bytes done since the start. */
  public synchronized void update(long done) {
    doneBytes = done;
    long now = nanoClock.getAsLong();
    if (shown && now - nextDrawNanos >= 0) {
      nextDrawNanos = now + REDRAW_NANOS;
      drawn = true;
      err.print(CLEAR_LINE + line(now - startNanos));
      err.flush();
    }
  }

  private String line(long elapsedNanos) {
    double seconds = elapsedNanos / 1e9;
    String rate = Sizes.bytes(Math.round(doneBytes / seconds)) + "/s";
    if (totalBytes <= 0) {
      return String.format(Locale.ROOT, "%s %s, %s", label, Sizes.bytes(doneBytes), rate);
    }
    double part = Math.min(1.0, (double) doneBytes / totalBytes);
    int filled = (int) (part * BAR_COLUMNS);
    String bar = "#".repeat(filled) + "-".repeat(BAR_COLUMNS - filled);
    return String.format(
        Locale.ROOT,
        "%s [%s] %3.0f%% of %s, %s",
        label,
        bar,
        part * 100,
        Sizes.bytes(totalBytes),
        rate);
  }

  @Override
  public synchronized void close() {
    if (drawn) {
      err.print(CLEAR_LINE);
      err.flush();
      drawn = false;
    }
  }
}
