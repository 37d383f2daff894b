package io.bulla.tink;

import com.google.crypto.tink.Aead;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A KEK of the JCA provider {@code Bulla} as an {@link Aead} of Tink's, for keys: it encrypts 16 to
 * 64 bytes, which the place of the KEK does, and binds them to the associated data. For anything
 * longer put it into a {@code KmsEnvelopeAead}.
 *
 * <p>It encrypts by the version of the KEK that is active at that moment, and decrypts by the one
 * that the ciphertext names, so rotation needs no new instance. Each call is one use of the KEK, at
 * its place, and recorded there and in Bulla's audit. Ciphertexts are those of {@code BullaWrap}
 * under a context that is no model's: a model's wrapped key does not decrypt here.
 *
 * <p>Knows types of the JDK only, and nothing of Bulla's. Safe for use by several threads.
 */
public final class KekAead implements Aead {
  private final WrappingKek kek;

  private KekAead(WrappingKek kek) {
    this.kek = kek;
  }

  /**
   * Looks nothing up yet.
   *
   * @param keys the loaded KeyStore {@code Bulla} of the provider
   * @param kekId alias of the KEK, without a version
   */
  public static KekAead of(KeyStore keys, String kekId) {
    return new KekAead(new WrappingKek(keys, Objects.requireNonNull(kekId, "kekId")));
  }

  /**
   * Wraps a key.
   *
   * @param plaintext 16 to 64 bytes
   * @param associatedData at most 6114 bytes; null is as none
   * @throws GeneralSecurityException if the KEK is not there, denies it, cannot be reached or is
   *     asymmetric; its message says what to do, and its cause is as docs/provider.md has it
   */
  @Override
  public byte[] encrypt(byte[] plaintext, byte @Nullable [] associatedData)
      throws GeneralSecurityException {
    return kek.wrap(plaintext, AeadContext.of(associatedData));
  }

  /**
   * Unwraps a key into a new array.
   *
   * @param associatedData what it was wrapped with; null is as none
   * @throws javax.crypto.AEADBadTagException if it was changed, or wrapped under another KEK or
   *     with other associated data
   * @throws GeneralSecurityException as {@link #encrypt} does
   */
  @Override
  public byte[] decrypt(byte[] ciphertext, byte @Nullable [] associatedData)
      throws GeneralSecurityException {
    return kek.unwrap(ciphertext, AeadContext.of(associatedData));
  }

  @Override
  public String toString() {
    return "KEK " + kek.id();
  }
}
