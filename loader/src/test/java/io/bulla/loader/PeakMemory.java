package io.bulla.loader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that does one thing with one file, and prints the most memory that it had. */
final class PeakMemory {
  private static final String PEAK = "VmHWM:";

  private PeakMemory() {}

  /** Takes what to do, the plaintext or sealed file, an empty directory, and the segment size. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    SealedSamples samples = new SealedSamples(Path.of(arguments[2]));
    SealRequest request =
        SealedSamples.request().withSegmentSizeBytes(Integer.parseInt(arguments[3]));
    long plaintextBytes =
        switch (arguments[0]) {
          case "seal" -> seal(samples, file, request);
          case "seal-stream" -> sealStream(samples, file, request);
          case "verify" -> verify(samples, file);
          case "stream" -> stream(samples, file);
          case "load" -> load(samples, file);
          default -> throw new IllegalArgumentException(arguments[0]);
        };
    System.out.println(peakBytes() - plaintextBytes);
  }

  private static long seal(SealedSamples samples, Path plain, SealRequest request)
      throws IOException {
    Path target = plain.resolveSibling("sealed-again");
    new ModelSealer(samples.options()).seal(plain, target, request);
    Files.delete(target);
    return 0;
  }

  private static long sealStream(SealedSamples samples, Path plain, SealRequest request)
      throws IOException {
    try (InputStream from = Files.newInputStream(plain);
        SealingStream stream =
            new ModelSealer(samples.options()).sealStream(new Nowhere(), request)) {
      byte[] part = new byte[64 << 10];
      for (int n = from.read(part); n >= 0; n = from.read(part)) {
        stream.write(ByteBuffer.wrap(part, 0, n));
      }
      stream.finish();
    }
    return 0;
  }

  private static long verify(SealedSamples samples, Path sealed) throws IOException {
    VerifyReport report = ModelInspector.verify(sealed, samples.options(), ProgressListener.NONE);
    if (!report.findings().isEmpty()) {
      throw new AssertionError(report);
    }
    return 0;
  }

  private static long stream(SealedSamples samples, Path sealed) throws IOException {
    try (SealedModel model = SealedModel.open(sealed, samples.options());
        InputStream stream = model.stream("")) {
      byte[] part = new byte[64 << 10];
      while (stream.read(part) >= 0) {
        part[0] = 0;
      }
    }
    return 0;
  }

  /** The plaintext is what was asked for: only what is needed besides it counts. */
  private static long load(SealedSamples samples, Path sealed) throws IOException {
    try (SealedModel model = SealedModel.open(sealed, samples.options());
        Plaintext plaintext = model.load("")) {
      return plaintext.lengthBytes();
    }
  }

  private static long peakBytes() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/proc/self/status"));
    String line = lines.stream().filter(l -> l.startsWith(PEAK)).findFirst().orElseThrow();
    return Long.parseLong(line.replaceAll("\\D", "")) << 10;
  }

  private static final class Nowhere implements WritableByteChannel {
    @Override
    public int write(ByteBuffer bytes) {
      int count = bytes.remaining();
      bytes.position(bytes.limit());
      return count;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
