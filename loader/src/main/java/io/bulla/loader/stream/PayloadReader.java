package io.bulla.loader.stream;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.crypto.SegmentLeaves;
import io.bulla.loader.crypto.Wiping;
import io.bulla.loader.format.PayloadLayout;
import io.bulla.loader.memory.LockPolicy;
import io.bulla.loader.memory.MemoryFile;
import io.bulla.loader.memory.NativeRegion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Opens the payload of a sealed file: whole and in parallel, or by {@link SegmentChannel} at random
 * (docs/format.md sections 5 and 9, steps 7 to 9).
 *
 * <p>Whoever gets the plaintext sees it only after every segment has verified; after a failure the
 * destination is wiped and the reader repeats the same error. Needs one segment of memory for each
 * thread, whatever the length. Owns its source and its key; close wipes the key. One operation at a
 * time.
 */
public final class PayloadReader implements AutoCloseable {
  private final SealedPayload payload;
  private final Sticky sticky = new Sticky();

  PayloadReader(SealedPayload payload) {
    this.payload = payload;
  }

  /**
   * Reads the payload's header and derives its key. The source is the reader's from then on, if
   * this returns.
   *
   * @param fileBytes length of the source, taken once when it was opened
   * @param coreHash associated data of the payload
   * @throws PayloadMalformed if the length or the header is not that of a payload
   */
  public static PayloadReader open(
      PayloadSource source,
      long fileBytes,
      PayloadLayout layout,
      ModelKeys keys,
      byte[] coreHash,
      CipherEngine engine)
      throws IOException {
    return new PayloadReader(SealedPayload.open(source, fileBytes, layout, keys, coreHash, engine));
  }

  /**
   * Length of the plaintext, which follows from that of the file. Not authenticated before a read.
   */
  public long plaintextBytes() {
    return payload.plaintextBytes();
  }

  /** Number of segments. */
  public int segmentCount() {
    return payload.segmentCount();
  }

  /**
   * Decrypts all of it into a region of exactly its length, the last segment first.
   *
   * @param threads at most so many work, the caller among them
   * @param leaves gets the leaf of each segment, if given
   * @param progress hears plaintext bytes done, one call at a time, from any of the threads
   * @throws SegmentAuthenticationFailure of the lowest segment that fails; the region is wiped
   * @throws PayloadMalformed if the file changed its length; the region is wiped
   */
  public void read(
      NativeRegion destination, int threads, @Nullable SegmentLeaves leaves, LongConsumer progress)
      throws IOException {
    if (destination.lengthBytes() != plaintextBytes()) {
      throw new IllegalArgumentException(
          "a region of " + plaintextBytes() + " bytes is due, not " + destination.lengthBytes());
    }
    boolean done = false;
    try {
      run(() -> PlaintextTarget.in(destination, payload), threads, leaves, progress);
      done = true;
    } finally {
      if (!done) {
        destination.wipe();
      }
    }
  }

  /**
   * Decrypts all of it into a direct buffer, from its position on, and moves the position behind
   * it. Until this returns the buffer holds what nobody may use yet.
   *
   * @throws IOException as {@link #read(NativeRegion, int, SegmentLeaves, LongConsumer)}; what was
   *     written to the buffer is wiped, its position unmoved
   */
  public void read(
      ByteBuffer destination, int threads, @Nullable SegmentLeaves leaves, LongConsumer progress)
      throws IOException {
    if (!destination.isDirect() || destination.remaining() < plaintextBytes()) {
      throw new IllegalArgumentException(
          "a direct buffer with room for " + plaintextBytes() + " bytes is due");
    }
    ByteBuffer room = destination.slice(destination.position(), (int) plaintextBytes());
    boolean done = false;
    try {
      run(() -> PlaintextTarget.in(room, payload), threads, leaves, progress);
      destination.position(destination.position() + room.capacity());
      done = true;
    } finally {
      if (!done) {
        Wiping.wipe(room);
      }
    }
  }

  /**
   * Decrypts all of it into a file in memory, which its owner closes, and so empties, after a
   * failure.
   *
   * @throws IOException as {@link #read(NativeRegion, int, SegmentLeaves, LongConsumer)}, and if
   *     the file has no room
   */
  public void read(
      MemoryFile destination, int threads, @Nullable SegmentLeaves leaves, LongConsumer progress)
      throws IOException {
    run(() -> PlaintextTarget.in(destination, payload), threads, leaves, progress);
  }

  /**
   * Decrypts all of it and keeps nothing.
   *
   * @throws IOException as {@link #read(NativeRegion, int, SegmentLeaves, LongConsumer)}
   */
  public void verify(int threads, @Nullable SegmentLeaves leaves, LongConsumer progress)
      throws IOException {
    run(() -> PlaintextTarget.scratch(payload), threads, leaves, progress);
  }

  /** The same as the other, its segment of plaintext not locked. */
  public SegmentChannel channel() throws IOException {
    return channel(LockPolicy.OFF, null);
  }

  /**
   * Decrypts the last segment and keeps nothing: then the length of the plaintext is authentic.
   *
   * @throws SegmentAuthenticationFailure if the last segment does not verify
   */
  public void verifyLast() throws IOException {
    WholePayload whole =
        new WholePayload(payload, () -> PlaintextTarget.scratch(payload), null, done -> {});
    sticky.run(whole::openLast);
  }

  /**
   * A channel over the plaintext; its last segment is verified. Closing the channel closes this
   * reader.
   *
   * @param policy for the segment of plaintext that the channel keeps
   * @param leaves must accept each segment, if given
   * @throws SegmentAuthenticationFailure if the last segment does not verify
   */
  public SegmentChannel channel(LockPolicy policy, @Nullable SegmentLeaves leaves)
      throws IOException {
    return sticky.run(() -> SegmentChannel.open(this, payload, sticky, policy, leaves));
  }

  private void run(
      PlaintextTarget.Factory targets,
      int threads,
      @Nullable SegmentLeaves leaves,
      LongConsumer progress)
      throws IOException {
    WholePayload whole = new WholePayload(payload, targets, leaves, progress);
    sticky.run(() -> whole.open(threads));
  }

  /** Wipes the key and closes the source. */
  @Override
  public void close() throws IOException {
    payload.key().close();
    payload.source().close();
  }
}
