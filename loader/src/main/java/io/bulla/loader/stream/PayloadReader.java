package io.bulla.loader.stream;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.ContentRoot;
import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.format.PayloadLayout;
import io.bulla.loader.memory.NativeRegion;
import java.io.IOException;
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
   * @param root gets the leaf of each segment, if given
   * @param progress hears plaintext bytes done, one call at a time, from any of the threads
   * @throws SegmentAuthenticationFailure of the lowest segment that fails; the region is wiped
   * @throws PayloadMalformed if the file changed its length; the region is wiped
   */
  public void read(
      NativeRegion destination, int threads, @Nullable ContentRoot root, LongConsumer progress)
      throws IOException {
    if (destination.lengthBytes() != plaintextBytes()) {
      throw new IllegalArgumentException(
          "a region of " + plaintextBytes() + " bytes is due, not " + destination.lengthBytes());
    }
    boolean done = false;
    try {
      run(() -> PlaintextTarget.in(destination, payload), threads, root, progress);
      done = true;
    } finally {
      if (!done) {
        destination.wipe();
      }
    }
  }

  /**
   * Decrypts all of it and keeps nothing.
   *
   * @throws IOException as {@link #read}
   */
  public void verify(int threads, @Nullable ContentRoot root, LongConsumer progress)
      throws IOException {
    run(() -> PlaintextTarget.scratch(payload), threads, root, progress);
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
   * @throws SegmentAuthenticationFailure if the last segment does not verify
   */
  public SegmentChannel channel() throws IOException {
    return sticky.run(() -> SegmentChannel.open(this, payload, sticky));
  }

  private void run(
      PlaintextTarget.Factory targets,
      int threads,
      @Nullable ContentRoot root,
      LongConsumer progress)
      throws IOException {
    WholePayload whole = new WholePayload(payload, targets, root, progress);
    sticky.run(() -> whole.open(threads));
  }

  /** Wipes the key and closes the source. */
  @Override
  public void close() throws IOException {
    payload.key().close();
    payload.source().close();
  }
}
