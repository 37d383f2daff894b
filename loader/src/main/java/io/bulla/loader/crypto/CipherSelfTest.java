package io.bulla.loader.crypto;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;

/** Whether an engine works on this host: one known answer, on the path that it would be used on. */
final class CipherSelfTest {

  /**
   * AES-256-GCM of 16 zero bytes under a key and a nonce of zeros, with its tag: GCM specification,
   * test case 14.
   */
  private static final byte[] SEALED_ZEROS =
      HexFormat.of().parseHex("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919");

  private static final int PLAIN_BYTES = 16;

  private CipherSelfTest() {}

  static boolean passes(CipherEngine engine) {
    try (WipeableKey key = new WipeableKey("AES", new byte[32])) {
      return opensZeros(engine, new GcmSegment(engine, key, new SegmentNonce(new byte[7], false)));
    } catch (RuntimeException | LinkageError | AEADBadTagException e) {
      return false; // an engine whose native half cannot be loaded here, or computes another
      // answer, is not used
    }
  }

  private static boolean opensZeros(CipherEngine engine, GcmSegment gcm)
      throws AEADBadTagException {
    ByteBuffer sealed = ByteBuffer.allocateDirect(SEALED_ZEROS.length).put(SEALED_ZEROS).flip();
    ByteBuffer plain = ByteBuffer.allocateDirect(PLAIN_BYTES);
    try (SegmentCipher cipher = engine.segmentCipher(gcm, SEALED_ZEROS.length)) {
      cipher.open(0, false, sealed, plain);
    }
    return plain.flip().equals(ByteBuffer.allocate(PLAIN_BYTES));
  }
}
