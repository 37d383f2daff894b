package io.bulla.loader.crypto;

import java.nio.ByteBuffer;
import javax.crypto.AEADBadTagException;

/**
 * The path for engines that are fast on direct buffers (Conscrypt): no plaintext ever stands on the
 * Java heap.
 */
final class DirectSegmentCipher implements SegmentCipher {

  private final GcmSegment gcm;

  DirectSegmentCipher(GcmSegment gcm) {
    this.gcm = gcm;
  }

  @Override
  public void open(int segmentIndex, boolean last, ByteBuffer ciphertext, ByteBuffer plaintext)
      throws AEADBadTagException {
    requireDirect(ciphertext, plaintext);
    int plainBytes = Room.forOpening(ciphertext, plaintext) - TAG_BYTES;
    ByteBuffer written = plaintext.slice(plaintext.position(), plainBytes);
    try {
      gcm.open(segmentIndex, last, cipher -> cipher.doFinal(ciphertext, plaintext));
    } catch (AEADBadTagException | RuntimeException e) {
      Wiping.wipe(written); // a bad tag is found last: the engine has written by then
      throw e;
    }
  }

  @Override
  public void seal(int segmentIndex, boolean last, ByteBuffer plaintext, ByteBuffer ciphertext) {
    requireDirect(plaintext, ciphertext);
    Room.forSealing(plaintext, ciphertext);
    gcm.seal(segmentIndex, last, cipher -> cipher.doFinal(plaintext, ciphertext));
  }

  @Override
  public void close() {
    // holds nothing of its own
  }

  private static void requireDirect(ByteBuffer input, ByteBuffer output) {
    if (!input.isDirect() || !output.isDirect()) {
      throw new IllegalArgumentException("the direct path takes direct buffers only");
    }
  }
}
