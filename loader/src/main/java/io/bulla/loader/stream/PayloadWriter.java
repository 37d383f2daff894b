package io.bulla.loader.stream;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.ContentRoot;
import io.bulla.loader.crypto.PayloadKey;
import io.bulla.loader.format.PayloadLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Seals a stream of unknown length into a payload, a segment at a time (docs/format.md section 5).
 *
 * <p>Only {@link #finish} makes the payload whole: one that is merely closed lacks its last segment
 * and opens nowhere. Needs two segments of memory. Owns its key and not its sink. After a failure
 * nothing more is written. For one thread.
 */
public final class PayloadWriter implements WritableByteChannel {
  private final WritableByteChannel sink;
  private final PayloadLayout layout;
  private final PayloadKey key;
  private final SegmentSealer sealer;
  private final Sticky sticky = new Sticky();
  private int index;
  private boolean ended;

  /**
   * A writer of one payload.
   *
   * @param sink gets the payload's bytes, in order
   * @param key fresh, and the writer's from now on
   * @param root gets the leaf of each segment, if given
   */
  public PayloadWriter(
      WritableByteChannel sink,
      PayloadLayout layout,
      PayloadKey key,
      CipherEngine engine,
      @Nullable ContentRoot root)
      throws IOException {
    this.sink = sink;
    this.layout = layout;
    this.key = key;
    this.sealer = new SegmentSealer(key, engine, layout.segmentSizeBytes(), root);
    sealer.begin(0, layout);
  }

  /** Takes all of the plaintext that remains. */
  @Override
  public int write(ByteBuffer plaintext) throws IOException {
    requireOpen();
    int lengthBytes = plaintext.remaining();
    while (plaintext.hasRemaining()) {
      if (!sealer.plaintext().hasRemaining()) {
        sticky.run(() -> writeSegment(false)); // only now is it known not to be the last
        index++;
        sealer.begin(index, layout);
      }
      take(plaintext);
    }
    return lengthBytes;
  }

  private void take(ByteBuffer plaintext) {
    ByteBuffer room = sealer.plaintext();
    int lengthBytes = Math.min(room.remaining(), plaintext.remaining());
    room.put(plaintext.slice(plaintext.position(), lengthBytes));
    plaintext.position(plaintext.position() + lengthBytes);
  }

  /** Seals the last segment and returns the number of segments; nothing can be written after. */
  public int finish() throws IOException {
    requireOpen();
    sticky.run(() -> writeSegment(true));
    close();
    return index + 1;
  }

  private int writeSegment(boolean last) throws IOException {
    if (index + 1L >= PayloadLayout.MAX_SEGMENTS && !last) {
      throw new IOException("the plaintext is too long for this segment size: take a larger one");
    }
    ByteBuffer segment = sealer.seal(index, last);
    int lengthBytes = segment.remaining();
    Transfers.writeFully(sink, segment);
    return lengthBytes;
  }

  @Override
  public boolean isOpen() {
    return !ended;
  }

  /** Wipes key and buffers; without {@link #finish} the payload stays incomplete on purpose. */
  @Override
  public void close() {
    if (!ended) {
      ended = true;
      sealer.close();
      key.close();
    }
  }

  private void requireOpen() throws ClosedChannelException {
    if (ended) {
      throw new ClosedChannelException();
    }
  }
}
