package io.bulla.loader.stream;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.ContentRoot;
import io.bulla.loader.crypto.LeafHasher;
import io.bulla.loader.crypto.PayloadHeader;
import io.bulla.loader.crypto.PayloadKey;
import io.bulla.loader.crypto.SegmentCipher;
import io.bulla.loader.format.PayloadLayout;
import io.bulla.loader.memory.LockPolicy;
import io.bulla.loader.memory.NativeMemory;
import io.bulla.loader.memory.NativeRegion;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Encrypts and hashes segments, with one buffer for each form and one cipher. For one thread. */
final class SegmentSealer implements AutoCloseable {
  private final PayloadKey key;
  private final SegmentCipher cipher;
  private final NativeRegion plaintextRegion;
  private final NativeRegion sealedRegion;
  private final ByteBuffer plaintext;
  private final ByteBuffer sealed;
  private final @Nullable ContentRoot root;
  private final @Nullable LeafHasher hasher;

  SegmentSealer(
      PayloadKey key, CipherEngine engine, int segmentSizeBytes, @Nullable ContentRoot root)
      throws IOException {
    this.key = key;
    this.cipher = key.newCipher(engine, segmentSizeBytes);
    this.plaintextRegion = region(segmentSizeBytes);
    this.sealedRegion = region(segmentSizeBytes);
    this.plaintext = plaintextRegion.slice(0, segmentSizeBytes);
    this.sealed = sealedRegion.slice(0, segmentSizeBytes);
    this.root = root;
    this.hasher = root == null ? null : root.newLeafHasher();
  }

  private static NativeRegion region(int lengthBytes) throws IOException {
    return NativeRegion.allocate(NativeMemory.ofHost(), lengthBytes, LockPolicy.OFF);
  }

  /** The buffer that the caller fills with plaintext of the next segment. */
  ByteBuffer plaintext() {
    return plaintext;
  }

  /** Readies the plaintext buffer for a segment: as long as that can be. */
  void begin(int index, PayloadLayout layout) {
    int headerBytes = index == 0 ? PayloadHeader.LENGTH_BYTES : 0;
    plaintext.clear().limit(layout.segmentPlaintextBytes() - headerBytes);
  }

  /** Encrypts what is in the plaintext buffer; the segment as it stands in the file. */
  ByteBuffer seal(int index, boolean last) {
    sealed.clear();
    if (index == 0) {
      sealed.put(key.header().encoded());
    }
    cipher.seal(index, last, plaintext.flip(), sealed);
    sealed.flip();
    if (root != null && hasher != null) {
      root.add(index, hasher.leaf(sealed.duplicate()));
    }
    return sealed;
  }

  @Override
  public void close() {
    cipher.close();
    plaintextRegion.close();
    sealedRegion.close();
  }
}
