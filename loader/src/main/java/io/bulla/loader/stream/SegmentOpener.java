package io.bulla.loader.stream;

import io.bulla.loader.crypto.LeafHasher;
import io.bulla.loader.crypto.SegmentCipher;
import io.bulla.loader.crypto.SegmentLeaves;
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
  private final @Nullable SegmentLeaves leaves;
  private final @Nullable LeafHasher hasher;

  SegmentOpener(SealedPayload payload, @Nullable SegmentLeaves leaves) throws IOException {
    int segmentBytes = payload.layout().segmentSizeBytes();
    this.payload = payload;
    this.cipher = payload.key().newCipher(payload.engine(), segmentBytes);
    this.region = NativeRegion.allocate(NativeMemory.ofHost(), segmentBytes, LockPolicy.OFF);
    this.ciphertext = region.slice(0, segmentBytes);
    this.leaves = leaves;
    this.hasher = leaves == null ? null : leaves.newLeafHasher();
  }

  /** Decrypts a segment into a buffer that has room for it. */
  void open(int index, ByteBuffer plaintext) throws IOException {
    payload.read(index, ciphertext);
    if (leaves != null && hasher != null && !leaves.accept(index, leaf(index, hasher))) {
      throw failure(index);
    }
    try {
      cipher.open(index, index == payload.lastIndex(), ciphertext, plaintext);
    } catch (AEADBadTagException e) {
      throw failure(index);
    }
  }

  private SegmentAuthenticationFailure failure(int index) {
    return new SegmentAuthenticationFailure(index, payload.layout().segmentOffset(index));
  }

  private byte[] leaf(int index, LeafHasher leafHasher) {
    byte[] before = index == 0 ? payload.key().header().encoded() : new byte[0];
    return leafHasher.leaf(ByteBuffer.wrap(before), ciphertext.duplicate());
  }

  @Override
  public void close() {
    cipher.close();
    region.close();
  }
}
