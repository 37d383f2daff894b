package io.bulla.provider.jca;

import io.bulla.provider.kek.WrappedDek;
import java.security.AlgorithmParameters;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * The transformation {@code BullaWrap}: ENCRYPT wraps a DEK under a KEK into a self-describing blob
 * ({@link WrappedDek}), DECRYPT unwraps it; {@code updateAAD} gives the context that it is bound
 * to.
 *
 * <p>One shot. It draws the IV itself and refuses a caller's. WRAP and UNWRAP mode, which have no
 * context, do not exist here. Not safe for use by several threads, as any {@link Cipher}.
 */
public final class BullaCipherSpi extends ContextCipherSpi {
  /** Name of the one class of keys that it takes. */
  public static final String KEY_CLASS = KekKey.class.getName();

  private int mode;

  /** Version that wrapped last; 0 where none did. */
  private int wrappedBy;

  /** Made by the provider. */
  public BullaCipherSpi() {
    super("BullaWrap", "draws its IV itself: a repeated one would give the KEK away");
  }

  @Override
  protected int engineGetOutputSize(int inputBytes) {
    int dekBytes = Math.min(inputBytes, WrappedDek.MAX_DEK_BYTES);
    if (mode != Cipher.ENCRYPT_MODE) {
      return dekBytes;
    }
    return kek().version().isPresent()
        ? WrappedDek.maxBlobBytes(dekBytes)
        : WrappedDek.maxBlobBytesOfPlace();
  }

  /**
   * After a wrap, the version that wrapped: a place that numbers them itself tells it only then.
   */
  @Override
  protected @Nullable AlgorithmParameters engineGetParameters() {
    return wrappedBy == 0 ? null : WrapParameters.of(wrappedBy);
  }

  @Override
  void requireMode(int opmode) {
    if (opmode != Cipher.ENCRYPT_MODE && opmode != Cipher.DECRYPT_MODE) {
      throw new UnsupportedOperationException(
          "BullaWrap has ENCRYPT and DECRYPT mode only, since WRAP and UNWRAP take no context");
    }
  }

  @Override
  void beginUse(int opmode) {
    mode = opmode;
    wrappedBy = 0;
  }

  @Override
  SeamOperation operation() {
    return mode == Cipher.ENCRYPT_MODE
        ? new SeamOperation.Wrap(kek(), version -> wrappedBy = version)
        : new SeamOperation.Unwrap(kek());
  }
}
