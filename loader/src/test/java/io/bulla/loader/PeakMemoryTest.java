package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.ProcessOutput;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What sealing and opening need besides the plaintext that was asked for, in a JVM of its own with
 * a heap of 32 MB: a few segments for each worker, whatever the length.
 */
class PeakMemoryTest {
  private static final long MEBIBYTE = 1 << 20;

  private static final int SEGMENT_BYTES = 1 << 18;

  /**
   * Of what the model is longer: for classes and code, which are compiled for longer work only. Two
   * workers with two segments each are 1 MiB.
   */
  private static final int TOLERATED_FRACTION = 6;

  /** Compiled code and classes differ by some MiB from one JVM to the next. */
  private static final long CODE_BYTES = 12 * MEBIBYTE;

  @TempDir Path temp;
  private SealedSamples samples;

  @BeforeEach
  void begin() {
    samples = new SealedSamples(temp);
  }

  @ParameterizedTest
  @ValueSource(strings = {"seal", "seal-stream", "verify", "stream", "load"})
  void memoryBesidesThePlaintext_isThatOfAModelOfAFifthOfItsLength(String work) throws IOException {
    assertBounded(work, 20, 100);
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(strings = {"seal", "seal-stream", "verify", "stream", "load"})
  void memoryBesidesThePlaintext_ofAGibibyte_isThatOf20Mebibytes(String work) throws IOException {
    assertBounded(work, 20, 1024);
  }

  /** Ciphertext and plaintext of a segment for each of two workers, and nothing more. */
  @ParameterizedTest
  @ValueSource(strings = {"seal", "verify", "load"})
  void segmentsOf4Mebibytes_costTwoOfThemForEachWorker(String work) throws IOException {
    long small = peakBytes(work, 40, 1 << 16);
    long large = peakBytes(work, 40, 4 << 20);
    assertThat(large - small)
        .as("%d and %d", small, large)
        .isLessThan(2 * 2 * 4 * MEBIBYTE + CODE_BYTES);
  }

  /**
   * Else the tests above could not fail: the plaintext that is asked for counts, if not deducted.
   */
  @Test
  void plaintextThatIsKept_isSeen() throws IOException {
    long small = peakBytes("load", 20) + 20 * MEBIBYTE;
    long large = peakBytes("load", 100) + 100 * MEBIBYTE;
    assertThat(large - small).isGreaterThan(60 * MEBIBYTE);
  }

  private void assertBounded(String work, int smallMebibytes, int largeMebibytes)
      throws IOException {
    long small = peakBytes(work, smallMebibytes);
    long large = peakBytes(work, largeMebibytes);
    assertThat(large - small)
        .as("%d and %d", small, large)
        .isLessThan((largeMebibytes - smallMebibytes) * MEBIBYTE / TOLERATED_FRACTION);
  }

  private long peakBytes(String work, int mebibytes) throws IOException {
    return peakBytes(work, mebibytes, SEGMENT_BYTES);
  }

  private long peakBytes(String work, int mebibytes, int segmentBytes) throws IOException {
    Path plain = plain(mebibytes);
    Path file = work.startsWith("seal") ? plain : sealed(plain, segmentBytes);
    ProcessOutput output =
        ProcessOutput.of(
            new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xms32m",
                    "-Xmx32m",
                    "-XX:+AlwaysPreTouch",
                    "-XX:MaxDirectMemorySize=16m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    PeakMemory.class.getName(),
                    work,
                    file.toString(),
                    Files.createTempDirectory(temp, "samples").toString(),
                    Integer.toString(segmentBytes))));
    assertThat(output.exitCode()).as("%s", output).isZero();
    return Long.parseLong(output.standardOutput().strip());
  }

  private Path plain(int mebibytes) throws IOException {
    Path plain = temp.resolve("plain-" + mebibytes);
    try (RandomAccessFile file = new RandomAccessFile(plain.toFile(), "rw")) {
      file.setLength(mebibytes * MEBIBYTE);
    }
    return plain;
  }

  private Path sealed(Path plain, int segmentBytes) throws IOException {
    Path sealed = temp.resolve("sealed-" + segmentBytes + "-" + plain.getFileName());
    if (!Files.exists(sealed)) {
      new ModelSealer(samples.options())
          .seal(plain, sealed, SealedSamples.request().withSegmentSizeBytes(segmentBytes));
    }
    return sealed;
  }
}
