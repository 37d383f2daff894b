package io.bulla.provider.jca;

import io.bulla.provider.kek.MadeDek;
import io.bulla.provider.kek.WrappedDek;
import java.security.AlgorithmParameters;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * The transformation {@code BullaDek}, for KEKs whose place makes the DEKs: DECRYPT of nothing
 * gives a new DEK of 32 bytes, and the parameters then tell the blob from which {@code BullaWrap}
 * gives the same again. It has DECRYPT mode only, since what {@code doFinal} gives is a secret, as
 * of any decryption; {@code updateAAD} gives the context that the DEK is bound to.
 *
 * <p>One shot. Not safe for use by several threads, as any {@link Cipher}.
 */
public final class DekMakingCipherSpi extends ContextCipherSpi {
  private @Nullable WrappedDek made;

  /** Made by the provider. */
  public DekMakingCipherSpi() {
    super("BullaDek", "has none before it has made a DEK");
  }

  @Override
  protected int engineGetOutputSize(int inputBytes) {
    return MadeDek.BYTES;
  }

  /** Of the DEK that was made last: its blob, and the version that wrapped it. */
  @Override
  protected @Nullable AlgorithmParameters engineGetParameters() {
    return made == null ? null : WrapParameters.of(made);
  }

  @Override
  void requireMode(int opmode) {
    if (opmode != Cipher.DECRYPT_MODE) {
      throw new UnsupportedOperationException(
          "BullaDek has DECRYPT mode only: what it gives is a secret");
    }
  }

  @Override
  void beginUse(int opmode) {
    made = null;
  }

  @Override
  SeamOperation operation() {
    made = null;
    return new SeamOperation.Make(kek(), wrapped -> made = wrapped);
  }
}
