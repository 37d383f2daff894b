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
  private final long total;
  private final Wording wording;
  private final LongSupplier nanoClock;
  private final long startNanos;
  private long nextDrawNanos;
  private long done;
  private boolean drawn;

  ProgressBar(
      PrintStream err, boolean shown, String label, long totalBytes, LongSupplier nanoClock) {
    this(err, shown, label, totalBytes, ProgressBar::inBytes, nanoClock);
  }

  ProgressBar(
      PrintStream err,
      boolean shown,
      String label,
      long total,
      Wording wording,
      LongSupplier nanoClock) {
    this.err = err;
    this.shown = shown;
    this.label = label;
    this.total = total;
    this.wording = wording;
    this.nanoClock = nanoClock;
    this.startNanos = nanoClock.getAsLong();
    this.nextDrawNanos = startNanos + SILENT_NANOS;
  }

  /** What stands beside the bar. */
  interface Wording {
    String of(long done, long total, long elapsedNanos);
  }

  /** Bytes that are done, of how many if that is known, and how fast. */
  static String inBytes(long done, long total, long elapsedNanos) {
    String rate = Sizes.bytes(Math.round(done / (elapsedNanos / 1e9))) + "/s";
    return total <= 0
        ? Sizes.bytes(done) + ", " + rate
        : share(done, total, elapsedNanos) + " of " + Sizes.bytes(total) + ", " + rate;
  }

  /** Only the share that is done. */
  static String share(long done, long total, long elapsedNanos) {
    return String.format(Locale.ROOT, "%3.0f%%", part(done, total) * 100);
  }

  /** Counts what was done since the last call. */
  public synchronized void add(long more) {
    update(done + more);
  }

  /** Sets what was done since the start. */
  public synchronized void update(long nowDone) {
    done = nowDone;
    long now = nanoClock.getAsLong();
    if (shown && now - nextDrawNanos >= 0) {
      nextDrawNanos = now + REDRAW_NANOS;
      drawn = true;
      err.print(CLEAR_LINE + line(now - startNanos));
      err.flush();
    }
  }

  private String line(long elapsedNanos) {
    String words = wording.of(done, total, elapsedNanos);
    if (total <= 0) {
      return label + " " + words;
    }
    int filled = (int) (part(done, total) * BAR_COLUMNS);
    return label + " [" + "#".repeat(filled) + "-".repeat(BAR_COLUMNS - filled) + "] " + words;
  }

  private static double part(long done, long total) {
    return Math.min(1.0, (double) done / total);
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
