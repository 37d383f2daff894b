package io.bulla.loader.crypto;

import java.nio.ByteBuffer;
import javax.crypto.AEADBadTagException;

/**
 * How fast an engine opens segments in this process now: the best of a few milliseconds, cold code
 * included, since that is what the next model meets. Stateless.
 */
final class EngineSpeed {
  private static final int SEGMENT_BYTES = 64 << 10;
  private static final int ROUNDS = 16;
  private static final long BUDGET_NANOS = 4_000_000;

  private EngineSpeed() {}

  /** Bytes a second on one thread. Zeros under a key of zeros: nothing of it is secret or kept. */
  static double bytesPerSecond(CipherEngine engine) {
    try (WipeableKey key = new WipeableKey("AES", new byte[32])) {
      SegmentNonce nonces = new SegmentNonce(new byte[7], true);
      return bytesPerSecond(engine, new GcmSegment(engine, key, nonces));
    }
  }

  private static double bytesPerSecond(CipherEngine engine, GcmSegment gcm) {
    ByteBuffer sealed = ByteBuffer.allocateDirect(SEGMENT_BYTES);
    ByteBuffer plain = ByteBuffer.allocateDirect(SEGMENT_BYTES - SegmentCipher.TAG_BYTES);
    try (SegmentCipher cipher = engine.segmentCipher(gcm, SEGMENT_BYTES)) {
      cipher.seal(0, false, plain.duplicate(), sealed.duplicate());
      return (double) SEGMENT_BYTES * 1e9 / bestNanos(cipher, sealed, plain);
    } catch (AEADBadTagException e) {
      throw new IllegalStateException(
          "cipher engine " + engine.name() + " is at odds with itself", e);
    }
  }

  private static long bestNanos(SegmentCipher cipher, ByteBuffer sealed, ByteBuffer plain)
      throws AEADBadTagException {
    long begin = System.nanoTime();
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS && System.nanoTime() - begin < BUDGET_NANOS; round++) {
      long start = System.nanoTime();
      cipher.open(0, false, sealed.duplicate(), plain.duplicate());
      best = Math.min(best, Math.max(1, System.nanoTime() - start));
    }
    return best;
  }
}
