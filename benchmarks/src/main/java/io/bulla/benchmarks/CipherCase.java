package io.bulla.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A segment, plain and sealed, and a cipher. Under a key of zeros: nothing is kept. */
@State(Scope.Thread)
public class CipherCase {
  private static final int TAG_BITS = 128;
  private static final int TAG_BYTES = TAG_BITS / Byte.SIZE;
  private static final int IV_BYTES = 12;

  /** See {@link CipherProviders#named}. */
  @Param({
    "Conscrypt",
    "SunJCE",
    "BCFIPS",
    CipherProviders.BC_FIPS_IN_JAVA,
    CipherProviders.CORRETTO
  })
  public String cipherProvider = "";

  /** Where both segments are: on the heap, or in direct buffers. */
  @Param({"array", "direct"})
  public String memory = "";

  /** Of the sealed segment. */
  @Param({"4096", "65536", "262144", "1048576", "4194304"})
  public int segmentSizeBytes;

  private final SecretKey key = new SecretKeySpec(new byte[32], "AES");
  private final GCMParameterSpec sealedWith = parameters(-1);
  private long sealings;
  private @Nullable Cipher cipher;
  private @Nullable ByteBuffer plain;
  private @Nullable ByteBuffer sealed;
  private @Nullable ByteBuffer sealedAgain;

  /** Seals it. */
  @Setup(Level.Trial)
  public void seal() throws IOException, GeneralSecurityException {
    Cipher made = Cipher.getInstance("AES/GCM/NoPadding", CipherProviders.named(cipherProvider));
    ByteBuffer segment = allocate(segmentSizeBytes);
    ByteBuffer content = allocate(plaintextBytes());
    made.init(Cipher.ENCRYPT_MODE, key, sealedWith);
    made.doFinal(content.clear(), segment.clear());
    cipher = made;
    plain = content;
    sealed = segment;
    sealedAgain = allocate(segmentSizeBytes);
  }

  int plaintextBytes() {
    return segmentSizeBytes - TAG_BYTES;
  }

  ByteBuffer encrypt() throws GeneralSecurityException {
    Cipher sealing = Made.value(cipher);
    ByteBuffer target = Made.value(sealedAgain).clear();
    sealing.init(Cipher.ENCRYPT_MODE, key, parameters(sealings++));
    sealing.doFinal(Made.value(plain).clear(), target);
    return target;
  }

  ByteBuffer decrypt() throws GeneralSecurityException {
    Cipher opening = Made.value(cipher);
    ByteBuffer target = Made.value(plain).clear();
    opening.init(Cipher.DECRYPT_MODE, key, sealedWith);
    opening.doFinal(Made.value(sealed).clear(), target);
    return target;
  }

  private ByteBuffer allocate(int bytes) {
    return memory.equals("direct") ? ByteBuffer.allocateDirect(bytes) : ByteBuffer.allocate(bytes);
  }

  private static GCMParameterSpec parameters(long number) {
    byte[] iv = ByteBuffer.allocate(IV_BYTES).putLong(number).array();
    return new GCMParameterSpec(TAG_BITS, iv);
  }
}
