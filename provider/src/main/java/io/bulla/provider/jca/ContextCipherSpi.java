package io.bulla.provider.jca;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.ShortBufferException;
import org.jspecify.annotations.Nullable;

/**
 * A cipher of a KEK that takes a context by {@code updateAAD}, and all else in one {@code doFinal}.
 * Not safe for use by several threads.
 */
abstract class ContextCipherSpi extends KekCipherSpi {
  private final AssociatedData context = new AssociatedData();

  ContextCipherSpi(String transformation, String whyNoParameters) {
    super(transformation, whyNoParameters);
  }

  /** What is done, once. */
  abstract SeamOperation operation();

  /** Forgets what an earlier use told. */
  abstract void beginUse(int opmode);

  @Override
  final void begin(int opmode) {
    context.clear();
    beginUse(opmode);
  }

  @Override
  protected final int engineGetBlockSize() {
    return 0;
  }

  @Override
  protected final void engineUpdateAAD(byte[] source, int offset, int length) {
    context.add(source, offset, length);
  }

  @Override
  protected final void engineUpdateAAD(ByteBuffer source) {
    byte[] bytes = new byte[source.remaining()];
    source.get(bytes);
    context.add(bytes, 0, bytes.length);
  }

  @Override
  protected final byte[] engineUpdate(byte[] input, int offset, int length) {
    throw new UnsupportedOperationException(
        transformation() + " is one shot: give all bytes to doFinal");
  }

  @Override
  protected final int engineUpdate(
      byte[] input, int offset, int length, byte[] output, int outputOffset) {
    return engineUpdate(input, offset, length).length;
  }

  @Override
  protected final byte[] engineDoFinal(byte @Nullable [] input, int offset, int length)
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
  protected final int engineDoFinal(
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
}
