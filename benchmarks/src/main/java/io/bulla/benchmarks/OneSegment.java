package io.bulla.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One sealed segment, decrypted again and again on the path that the loader takes for its provider:
 * direct buffers for Conscrypt, two arrays for all others. Under a key of zeros: nothing is kept.
 */
@State(Scope.Thread)
public class OneSegment {
  private static final int TAG_BITS = 128;
  private static final int TAG_BYTES = TAG_BITS / Byte.SIZE;
  private static final int IV_BYTES = 12;

  /** The JCA provider. */
  @Param({"Conscrypt", "SunJCE", "BCFIPS"})
  public String provider = "";

  private @Nullable Cipher cipher;
  private @Nullable ByteBuffer sealed;
  private byte[] sealedBytes = {};
  private byte[] plainBytes = {};

  /** Seals it. */
  @Setup(Level.Trial)
  public void seal(LoadFiles files) throws IOException, GeneralSecurityException {
    Cipher made = Cipher.getInstance("AES/GCM/NoPadding", named(provider));
    sealedBytes = new byte[files.segmentSizeBytes];
    plainBytes = new byte[files.segmentSizeBytes - TAG_BYTES];
    init(made, Cipher.ENCRYPT_MODE);
    made.doFinal(plainBytes, 0, plainBytes.length, sealedBytes, 0);
    sealed = ByteBuffer.allocateDirect(sealedBytes.length).put(sealedBytes).flip();
    cipher = made;
  }

  /** Decrypts it to the position of a direct buffer. */
  void decrypt(ByteBuffer target) throws GeneralSecurityException {
    Cipher opening = Made.value(cipher);
    ByteBuffer ciphertext = Made.value(sealed).duplicate();
    init(opening, Cipher.DECRYPT_MODE);
    if (provider.equals("Conscrypt")) {
      opening.doFinal(ciphertext, target);
    } else {
      ciphertext.get(sealedBytes);
      opening.doFinal(sealedBytes, 0, sealedBytes.length, plainBytes, 0);
      target.put(plainBytes);
    }
  }

  private static void init(Cipher cipher, int mode) throws GeneralSecurityException {
    cipher.init(
        mode,
        new SecretKeySpec(new byte[32], "AES"),
        new GCMParameterSpec(TAG_BITS, new byte[IV_BYTES]));
  }

  private static Provider named(String name) throws IOException {
    return CipherProviders.all().stream()
        .filter(offered -> offered.getName().equals(name))
        .findFirst()
        .orElseGet(() -> Objects.requireNonNull(Security.getProvider(name), name));
  }
}
