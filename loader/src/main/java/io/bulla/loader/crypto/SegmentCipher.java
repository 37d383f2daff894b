package io.bulla.loader.crypto;

import java.nio.ByteBuffer;
import javax.crypto.AEADBadTagException;

/**
 * Opens or seals segment <i>i</i> of a payload, and nothing else (docs/format.md, section 5).
 *
 * <p>For one thread. Knows neither offsets nor the number of segments: its caller says which
 * segment is the last. A direct path takes direct buffers only. On close its work arrays are wiped.
 */
public sealed interface SegmentCipher extends AutoCloseable
    permits ArraySegmentCipher, DirectSegmentCipher {

  /** Length of the tag at the end of each segment. */
  int TAG_BYTES = 16;

  /**
   * Decrypts what remains of the ciphertext, at least 16 bytes, into the plaintext, 16 bytes less,
   * and advances both.
   *
   * @throws AEADBadTagException if the segment, its index, its last flag or the key is another;
   *     what was decrypted is wiped
   */
  void open(int segmentIndex, boolean last, ByteBuffer ciphertext, ByteBuffer plaintext)
      throws AEADBadTagException;

  /**
   * Encrypts what remains of the plaintext into the ciphertext, 16 bytes more, and advances both.
   *
   * @throws IllegalStateException if this key has sealed the segment before, or belongs to an
   *     existing payload
   */
  void seal(int segmentIndex, boolean last, ByteBuffer plaintext, ByteBuffer ciphertext);

  @Override
  void close();
}
