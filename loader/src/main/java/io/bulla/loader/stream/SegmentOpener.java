package io.bulla.loader.stream;

import io.bulla.loader.crypto.ContentRoot;
import io.bulla.loader.crypto.LeafHasher;
import io.bulla.loader.crypto.SegmentCipher;
import io.bulla.loader.memory.LockPolicy;
import io.bulla.loader.memory.NativeMemory;
import io.bulla.loader.memory.NativeRegion;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;

/** Reads, hashes and decrypts segments with one buffer and one cipher. For one thread. */
final class SegmentOpener implements AutoCloseable {
  private final SealedPayload payload;
  private final NativeRegion region;
  private final ByteBuffer ciphertext;
  private final SegmentCipher cipher;
  private final @Nullable ContentRoot root;
  private final @Nullable LeafHasher hasher;

  SegmentOpener(SealedPayload payload, @Nullable ContentRoot root) throws IOException {
    int segmentBytes = payload.layout().segmentSizeBytes();
    this.payload = payload;
    this.cipher = payload.key().newCipher(payload.engine(), segmentBytes);
    this.region = NativeRegion.allocate(NativeMemory.ofHost(), segmentBytes, LockPolicy.OFF);
    this.ciphertext = region.slice(0, segmentBytes);
    this.root = root;
    this.hasher = root == null ? null : root.newLeafHasher();
  }

  /** Decrypts a segment into a buffer that has room for it. */
  void open(int index, ByteBuffer plaintext) throws IOException {
    payload.read(index, ciphertext);
    if (root != null && hasher != null) {
      root.add(index, leaf(index, hasher));
    }
    try {
      cipher.open(index, index == payload.lastIndex(), ciphertext, plaintext);
    } catch (AEADBadTagException e) {
      throw new SegmentAuthenticationFailure(index, payload.layout().segmentOffset(index));
    }
  }

  private byte[] leaf(int index, LeafHasher leaves) {
    byte[] before = index == 0 ? payload.key().header().encoded() : new byte[0];
    return leaves.leaf(ByteBuffer.wrap(before), ciphertext.duplicate());
  }

  @Override
  public void close() {
    cipher.close();
    region.close();
  }
}
