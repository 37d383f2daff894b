package io.bulla.provider.jca;

import io.bulla.provider.kek.WrappedDek;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import org.jspecify.annotations.Nullable;

/**
 * The transformation {@code BullaWrap}: ENCRYPT wraps a DEK under a KEK into a self-describing blob
 * ({@link WrappedDek}), DECRYPT unwraps it; {@code updateAAD} gives the context that it is bound
 * to.
 *
 * <p>One shot. It draws the IV itself and refuses a caller's. WRAP and UNWRAP mode, which have no
 * context, do not exist here. Not safe for use by several threads, as any {@link Cipher}.
 */
public final class BullaCipherSpi extends KekCipherSpi {
  /** Name of the one class of keys that it takes. */
  public static final String KEY_CLASS = KekKey.class.getName();

  private final AssociatedData context = new AssociatedData();
  private int mode;

  /** Version that wrapped last; 0 where none did. */
  private int wrappedBy;

  /** Made by the provider. */
  public BullaCipherSpi() {
    super("BullaWrap", "draws its IV itself: a repeated one would give the KEK away");
  }

  @Override
  protected int engineGetBlockSize() {
    return 0;
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
  void begin(int opmode) {
    mode = opmode;
    wrappedBy = 0;
    context.clear();
  }

  @Override
  protected void engineUpdateAAD(byte[] source, int offset, int length) {
    context.add(source, offset, length);
  }

  @Override
  protected void engineUpdateAAD(ByteBuffer source) {
    byte[] bytes = new byte[source.remaining()];
    source.get(bytes);
    context.add(bytes, 0, bytes.length);
  }

  @Override
  protected byte[] engineUpdate(byte[] input, int offset, int length) {
    throw new UnsupportedOperationException("BullaWrap is one shot: give all bytes to doFinal");
  }

  @Override
  protected int engineUpdate(
      byte[] input, int offset, int length, byte[] output, int outputOffset) {
    return engineUpdate(input, offset, length).length;
  }

  @Override
  protected byte[] engineDoFinal(byte @Nullable [] input, int offset, int length)
      throws AEADBadTagException {
    try {
      return run(input, offset, length);
    } finally {
      context.clear();
    }
  }

  private byte[] run(byte @Nullable [] input, int offset, int length) throws AEADBadTagException {
    byte[] bytes = input == null ? new byte[0] : Arrays.copyOfRange(input, offset, offset + length);
    try {
      return operation().run(bytes, context.all());
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** Keeps the context where the result does not fit: the caller comes again with more room. */
  @Override
  protected int engineDoFinal(
      byte @Nullable [] input, int offset, int length, byte[] output, int outputOffset)
      throws AEADBadTagException, ShortBufferException {
    boolean again = false;
    try {
      return copy(run(input, offset, length), output, outputOffset);
    } catch (ShortBufferException e) {
      again = true;
      throw e;
    } finally {
      if (!again) {
        context.clear();
      }
    }
  }

  private static int copy(byte[] result, byte[] output, int outputOffset)
      throws ShortBufferException {
    try {
      if (output.length - outputOffset < result.length) {
        throw new ShortBufferException(result.length + " bytes do not fit; call doFinal(byte[])");
      }
      System.arraycopy(result, 0, output, outputOffset, result.length);
      return result.length;
    } finally {
      Arrays.fill(result, (byte) 0);
    }
  }

  private SeamOperation operation() {
    return mode == Cipher.ENCRYPT_MODE
        ? new SeamOperation.Wrap(kek(), version -> wrappedBy = version)
        : new SeamOperation.Unwrap(kek());
  }
}
