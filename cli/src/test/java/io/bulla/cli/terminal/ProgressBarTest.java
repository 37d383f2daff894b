package io.bulla.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private long nowNanos = Long.MAX_VALUE; // System.nanoTime may begin anywhere, and overflows

  @Test
  void firstSecond_isSilent() {
    try (ProgressBar bar = bar(true, 100)) {
      pass(999);
      bar.update(50);
    }
    assertThat(screen()).isEmpty();
  }

  @Test
  void longWork_showsHowFarItIs() {
    ProgressBar bar = bar(true, 4_000_000);
    pass(2000);
    bar.add(1_000_000);
    assertThat(screen()).contains("sealing [#######--", " 25% of 4.0 MB, 500.0 kB/s");
    pass(100);
    bar.add(1_000_000);
    assertThat(screen()).contains(" 50% of 4.0 MB");
    bar.close();
    assertThat(screen()).endsWith("\r\u001b[K");
  }

  @Test
  void redraws_areFew() {
    try (ProgressBar bar = bar(true, 100)) {
      pass(1000);
      bar.update(1);
      int once = screen().length();
      pass(99);
      bar.update(2);
      assertThat(screen()).hasSize(once);
    }
  }

  @Test
  void unknownTotal_showsBytesAlone() {
    try (ProgressBar bar = bar(true, 0)) {
      pass(1000);
      bar.update(1_000_000);
      assertThat(screen()).contains("sealing 1.0 MB, 1.0 MB/s").doesNotContain("%");
    }
  }

  @Test
  void fileInsteadOfATerminal_getsNothing() {
    try (ProgressBar bar = bar(false, 100)) {
      pass(5000);
      bar.update(50);
    }
    assertThat(screen()).isEmpty();
  }

  private ProgressBar bar(boolean terminal, long totalBytes) {
    return new ProgressBar(
        new PrintStream(screen, true, UTF_8), terminal, "sealing", totalBytes, () -> nowNanos);
  }

  private void pass(long millis) {
    nowNanos += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private String screen() {
    return screen.toString(UTF_8);
  }
}
