package io.bulla.loader.crypto;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The nonces of one payload, the only place where one is made (docs/format.md, section 5; NIST SP
 * 800-38D, section 8.2.1).
 *
 * <p>A nonce for sealing is given out once for each segment, whatever its last flag. Safe for
 * several threads.
 */
final class SegmentNonce {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final byte[] prefix;
  private final boolean sealingAllowed;
  private final Set<Integer> sealedAhead = new HashSet<>();
  private int allSealedBelow;

  SegmentNonce(byte[] prefix, boolean sealingAllowed) {
    this.prefix = prefix.clone();
    this.sealingAllowed = sealingAllowed;
  }

  GCMParameterSpec forOpening(int segmentIndex, boolean last) {
    return nonce(segmentIndex, last);
  }

  GCMParameterSpec forSealing(int segmentIndex, boolean last) {
    claim(segmentIndex);
    return nonce(segmentIndex, last);
  }

  private synchronized void claim(int segmentIndex) {
    if (!sealingAllowed) {
      throw new IllegalStateException("this key is that of an existing payload and seals nothing");
    }
    if (segmentIndex < allSealedBelow || !sealedAhead.add(segmentIndex)) {
      throw new IllegalStateException(
          "segment " + segmentIndex + " is sealed already: a nonce is never used twice");
    }
    while (sealedAhead.remove(allSealedBelow)) {
      allSealedBelow++;
    }
  }

  private GCMParameterSpec nonce(int segmentIndex, boolean last) {
    if (segmentIndex < 0) {
      throw new IllegalArgumentException("segment index " + segmentIndex + " is out of range");
    }
    ByteBuffer nonce = ByteBuffer.allocate(NONCE_BYTES);
    nonce.put(prefix).putInt(segmentIndex).put((byte) (last ? 1 : 0));
    return new GCMParameterSpec(TAG_BITS, nonce.array());
  }
}
