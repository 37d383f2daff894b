package io.bulla.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.conscrypt.Conscrypt;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What bounds sealing: the least that it has to do, as bare calls of one thread on direct buffers,
 * by the thread's CPU time. Workers share reading and encrypting; of those that write to one file,
 * Linux lets in one at a time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3)
@Measurement(iterations = 10)
public class SealProfile {
  private static final int TAG_BITS = 128;
  private static final int TAG_BYTES = TAG_BITS / Byte.SIZE;
  private static final int IV_BYTES = 12;

  private final Cipher cipher = cipher();

  /** The default cipher engine, segment by segment. */
  @Benchmark
  public void parts(LoadFiles files, Place place, SealParts parts)
      throws IOException, GeneralSecurityException {
    Path target = place.file();
    ByteBuffer plain = ByteBuffer.allocateDirect(files.segmentSizeBytes - TAG_BYTES);
    ByteBuffer sealed = ByteBuffer.allocateDirect(files.segmentSizeBytes);
    try (FileChannel in = FileChannel.open(files.plaintext());
        FileChannel out = NewFile.open(target)) {
      parts.begin();
      for (int index = 0; in.read(plain.clear()) > 0; index++) {
        parts.read();
        encrypt(index, plain.flip(), sealed.clear());
        parts.encrypted();
        NewFile.writeAll(sealed.flip(), out);
        parts.written();
      }
      out.force(true);
      parts.synced(files.sizeMebibytes);
    }
    Files.delete(target);
  }

  private static Cipher cipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding", Conscrypt.newProvider());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Conscrypt has no AES-GCM", e);
    }
  }

  /** Under a key of zeros: nothing is kept. */
  private void encrypt(int index, ByteBuffer plain, ByteBuffer sealed)
      throws GeneralSecurityException {
    byte[] iv = ByteBuffer.allocate(IV_BYTES).putInt(index).array();
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(new byte[32], "AES"),
        new GCMParameterSpec(TAG_BITS, iv));
    cipher.doFinal(plain, sealed);
  }
}
