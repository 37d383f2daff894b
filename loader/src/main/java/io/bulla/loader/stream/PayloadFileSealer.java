package io.bulla.loader.stream;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.ContentRoot;
import io.bulla.loader.crypto.PayloadKey;
import io.bulla.loader.format.PayloadLayout;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Seals a plaintext of known length into a file by several threads, each with two segments of
 * memory (docs/format.md section 5).
 *
 * <p>After a failure the target holds an incomplete payload, for the caller to delete. For one use.
 */
public final class PayloadFileSealer {
  private final PayloadSource plaintext;
  private final long plaintextBytes;
  private final FileChannel target;
  private final PayloadLayout layout;

  /**
   * A sealer of one file.
   *
   * @param plaintextBytes length of the plaintext, taken once when it was opened
   * @param target gets the payload at the layout's offset, in any order
   */
  public PayloadFileSealer(
      PayloadSource plaintext, long plaintextBytes, FileChannel target, PayloadLayout layout) {
    this.plaintext = plaintext;
    this.plaintextBytes = plaintextBytes;
    this.target = target;
    this.layout = layout;
  }

  /**
   * Seals all of it and returns the number of segments.
   *
   * @param key fresh; stays the caller's to close
   * @param root gets the leaf of each segment, if given
   * @param progress hears plaintext bytes done, one call at a time, from any of the threads
   * @throws IOException also if the plaintext changed its length meanwhile
   */
  public int seal(
      PayloadKey key,
      CipherEngine engine,
      int threads,
      @Nullable ContentRoot root,
      LongConsumer progress)
      throws IOException {
    if (plaintextBytes > PayloadLayout.maxPlaintextBytes(layout.segmentSizeBytes())) {
      throw new IOException("the plaintext is too long for this segment size: take a larger one");
    }
    int segmentCount = (int) layout.segmentsOfPlaintext(plaintextBytes);
    Progress done = new Progress(progress);
    SegmentLoop.run(
        segmentCount,
        threads,
        () -> new SealWork(new SegmentSealer(key, engine, layout.segmentSizeBytes(), root), done));
    requireLength(plaintext.sizeBytes());
    return segmentCount;
  }

  private void requireLength(long nowBytes) throws PayloadMalformed {
    if (nowBytes != plaintextBytes) {
      throw PayloadMalformed.lengthChanged(plaintextBytes, nowBytes);
    }
  }

  private final class SealWork implements SegmentLoop.Work {
    private final SegmentSealer sealer;
    private final Progress done;

    SealWork(SegmentSealer sealer, Progress done) {
      this.sealer = sealer;
      this.done = done;
    }

    @Override
    public void segment(int index) throws IOException {
      int lengthBytes = layout.plaintextBytesOf(index, plaintextBytes);
      fill(sealer.plaintext().clear().limit(lengthBytes), layout.plaintextOffset(index));
      long segmentEnd = layout.plaintextOffset(index) + lengthBytes;
      ByteBuffer segment = sealer.seal(index, segmentEnd == plaintextBytes);
      long offset = layout.payloadOffset() + (long) index * layout.segmentSizeBytes();
      Transfers.writeFully(target, segment, offset);
      done.add(lengthBytes);
    }

    private void fill(ByteBuffer room, long position) throws IOException {
      try {
        Transfers.readFully(plaintext, room, position);
      } catch (EOFException e) {
        requireLength(plaintext.sizeBytes());
        throw e;
      }
    }

    @Override
    public void close() {
      sealer.close();
    }
  }
}
