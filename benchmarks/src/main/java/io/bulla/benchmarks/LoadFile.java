package io.bulla.benchmarks;

import io.bulla.loader.Plaintext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
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
 * A whole file, which the page cache holds, into native memory: sealed by Bulla, encrypted by Tink,
 * and plain. The model is opened beforehand: no KEK operation is in these figures.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 2,
    jvmArgsAppend = {"-Xmx1g", "-XX:MaxDirectMemorySize=1200m"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LoadFile {

  /** Bulla: decrypts into fresh native memory, all verified, then wipes and unmaps it. */
  @Benchmark
  public long bulla(BullaEngine engine, HugePages pages, Volume volume) throws IOException {
    try (Plaintext plaintext = engine.model().load("")) {
      volume.bytes += plaintext.lengthBytes();
      return plaintext.lengthBytes();
    }
  }

  /** Bulla: decrypts into one direct buffer used again, all verified. */
  @Benchmark
  public ByteBuffer bullaTouchedMemory(BullaEngine engine, Destination destination, Volume volume)
      throws IOException {
    ByteBuffer target = destination.cleared();
    engine.model().read("", target);
    volume.bytes += target.capacity();
    return target;
  }

  /** Tink: {@code newDecryptingChannel}, its one thread, into one direct buffer used again. */
  @Benchmark
  public ByteBuffer tink(LoadFiles files, Destination destination, Volume volume)
      throws IOException, GeneralSecurityException {
    try (FileChannel ciphertext = FileChannel.open(files.tink().file());
        ReadableByteChannel decrypting = files.tink().open(ciphertext)) {
      return destination.fill(decrypting, volume);
    }
  }

  /** Plain read: {@code FileChannel.read}, one thread, into one direct buffer used again. */
  @Benchmark
  public ByteBuffer plainRead(LoadFiles files, Destination destination, Volume volume)
      throws IOException {
    try (FileChannel plaintext = FileChannel.open(files.plaintext())) {
      return destination.fill(plaintext, volume);
    }
  }

  /** Plain read into memory that is not there yet, as {@link #bulla} has it. */
  @Benchmark
  public ByteBuffer plainReadFreshMemory(
      LoadFiles files, FreshDestination destination, HugePages pages, Volume volume)
      throws IOException {
    try (FileChannel plaintext = FileChannel.open(files.plaintext())) {
      return destination.fill(plaintext, volume);
    }
  }

  /** Reference: {@code Files.readAllBytes}, onto the heap. */
  @Benchmark
  @Fork(value = 2, jvmArgsAppend = "-Xmx3g")
  public byte[] readAllBytes(LoadFiles files, Volume volume) throws IOException {
    byte[] plaintext = Files.readAllBytes(files.plaintext());
    volume.bytes += plaintext.length;
    return plaintext;
  }

  /**
   * Reference: the plaintext mapped, and copied into one direct buffer used again. No way of
   * Bulla's: a file that shrinks meanwhile ends the JVM.
   */
  @Benchmark
  public ByteBuffer mapAndCopy(LoadFiles files, Destination destination, Volume volume)
      throws IOException {
    try (FileChannel plaintext = FileChannel.open(files.plaintext())) {
      ByteBuffer target = destination.cleared();
      target.put(plaintext.map(FileChannel.MapMode.READ_ONLY, 0, target.capacity()));
      volume.bytes += target.capacity();
      return target;
    }
  }

  /**
   * Reference: the sealed file mapped, and decrypted from there into one direct buffer used again.
   * No way of Bulla's either, for the same reason.
   */
  @Benchmark
  public ByteBuffer sealedMapped(MappedModel mapped, Destination destination, Volume volume)
      throws IOException {
    ByteBuffer target = destination.cleared();
    mapped.model().read("", target);
    volume.bytes += target.capacity();
    return target;
  }
}
