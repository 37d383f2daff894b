package io.bulla.loader.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;

/**
 * The path for engines that are fast on arrays (SunJCE, BC FIPS, Corretto).
 *
 * <p>Input and output are two arrays that live as long as the cipher: in place, SunJCE on 17 makes
 * a fresh array of plaintext for each call, which nobody could wipe.
 */
final class ArraySegmentCipher implements SegmentCipher {

  private final GcmSegment gcm;
  private final byte[] plain;
  private final byte[] sealed;

  ArraySegmentCipher(GcmSegment gcm, int segmentSizeBytes) {
    this(gcm, new byte[segmentSizeBytes - TAG_BYTES], new byte[segmentSizeBytes]);
  }

  ArraySegmentCipher(GcmSegment gcm, byte[] plain, byte[] sealed) {
    this.gcm = gcm;
    this.plain = plain;
    this.sealed = sealed;
  }

  @Override
  public void open(int segmentIndex, boolean last, ByteBuffer ciphertext, ByteBuffer plaintext)
      throws AEADBadTagException {
    int sealedBytes = Room.forOpening(ciphertext, plaintext);
    ciphertext.get(sealed, 0, sealedBytes);
    try {
      gcm.open(segmentIndex, last, cipher -> cipher.doFinal(sealed, 0, sealedBytes, plain, 0));
    } catch (AEADBadTagException | RuntimeException e) {
      Arrays.fill(plain, (byte) 0);
      throw e;
    }
    plaintext.put(plain, 0, sealedBytes - TAG_BYTES);
  }

  @Override
  public void seal(int segmentIndex, boolean last, ByteBuffer plaintext, ByteBuffer ciphertext) {
    int plainBytes = Room.forSealing(plaintext, ciphertext);
    plaintext.get(plain, 0, plainBytes);
    gcm.seal(segmentIndex, last, cipher -> cipher.doFinal(plain, 0, plainBytes, sealed, 0));
    ciphertext.put(sealed, 0, plainBytes + TAG_BYTES);
  }

  @Override
  public void close() {
    Arrays.fill(plain, (byte) 0);
    Arrays.fill(sealed, (byte) 0);
  }
}
