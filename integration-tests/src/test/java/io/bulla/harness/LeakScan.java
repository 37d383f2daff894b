package io.bulla.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.Windows;
import io.bulla.testing.WriteTrace;
import java.io.IOException;
import java.nio.file.Path;

/** 200 windows of a plaintext, looked for in all that a traced JVM writes. */
public final class LeakScan {

  private static final int WINDOWS = 200;
  private static final long SEED = 20_260_101;

  private final WriteTrace trace;
  private final Windows windows;

  private LeakScan(WriteTrace trace, Windows windows) {
    this.trace = trace;
    this.windows = windows;
  }

  /** Prepares a JVM that is yet to run; without strace the calling test is skipped, visibly. */
  public static LeakScan of(ForkedJvm jvm, Path plaintext) {
    return new LeakScan(jvm.traced(), Windows.sample(plaintext, WINDOWS, SEED));
  }

  /** Asserts that everything was seen and no window is in it. */
  public void assertClean() throws IOException {
    assertThat(trace.unseen()).isEmpty();
    assertThat(trace.filesWritten()).isNotEmpty();
    assertThat(trace.filesWith(windows)).isEmpty();
    assertThat(trace.hitsInWrites(windows)).isZero();
  }

  /** Asserts that nearly all windows were written to anonymous files in memory. */
  public void assertInMemory() throws IOException {
    assertThat(trace.hitsInMemory(windows)).isGreaterThan(WINDOWS * 9 / 10);
  }

  /** Asserts that a file was found that has windows, and nearly all of them in the writes. */
  public void assertAllFound() throws IOException {
    assertThat(trace.filesWith(windows)).hasSize(1);
    assertThat(trace.hitsInWrites(windows)).isGreaterThan(WINDOWS * 9 / 10);
  }
}
