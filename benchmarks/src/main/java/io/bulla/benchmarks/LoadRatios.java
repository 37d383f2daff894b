package io.bulla.benchmarks;

import io.bulla.loader.Plaintext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many times as fast as the alternatives a sealed file comes into native memory: the three in
 * turn within each iteration, so that a machine whose speed drifts does not decide.
 *
 * <p>The file is in the page cache, the model is open: no KEK operation is in these figures. At one
 * time there is one buffer or one plaintext of the file's size, and no more.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xmx1g", "-XX:MaxDirectMemorySize=1200m"})
@Warmup(iterations = 3)
@Measurement(iterations = 10)
public class LoadRatios {

  /** Into one direct buffer of full size that is used again and again. */
  @Benchmark
  public void touchedMemory(
      BullaEngine engine, LoadFiles files, Destination destination, Ratios ratios)
      throws IOException, GeneralSecurityException {
    long start = System.nanoTime();
    plainRead(files, destination.cleared());
    long plain = System.nanoTime();
    tink(files, destination.cleared());
    long tink = System.nanoTime();
    engine.model().read("", destination.cleared());
    ratios.set(plain - start, tink - plain, System.nanoTime() - tink, files.sizeMebibytes);
  }

  /** Into memory that is new each time, whose pages the kernel has yet to give. */
  @Benchmark
  public void freshMemory(
      BullaEngine engine, LoadFiles files, FreshDestination destination, Ratios ratios)
      throws IOException, GeneralSecurityException {
    long start = System.nanoTime();
    plainRead(files, destination.allocate());
    long plain = System.nanoTime();
    destination.free();
    long beforeTink = System.nanoTime();
    tink(files, destination.allocate());
    long tink = System.nanoTime();
    destination.free();
    long beforeBulla = System.nanoTime();
    try (Plaintext plaintext = engine.model().load("")) {
      long bulla = System.nanoTime();
      ratios.set(
          plain - start, tink - beforeTink, bulla - beforeBulla, plaintext.lengthBytes() >> 20);
    }
  }

  private static void plainRead(LoadFiles files, ByteBuffer target) throws IOException {
    try (FileChannel plaintext = FileChannel.open(files.plaintext())) {
      Destination.fill(target, plaintext);
    }
  }

  private static void tink(LoadFiles files, ByteBuffer target)
      throws IOException, GeneralSecurityException {
    try (FileChannel ciphertext = FileChannel.open(files.tink().file());
        ReadableByteChannel decrypting = files.tink().open(ciphertext)) {
      Destination.fill(target, decrypting);
    }
  }
}
