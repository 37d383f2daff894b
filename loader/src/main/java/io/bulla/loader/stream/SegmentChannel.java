package io.bulla.loader.stream;

import io.bulla.loader.crypto.SegmentLeaves;
import io.bulla.loader.memory.LockPolicy;
import io.bulla.loader.memory.NativeMemory;
import io.bulla.loader.memory.NativeRegion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Random access to a plaintext, which decrypts only the segments that are touched and gives out
 * only what has verified.
 *
 * <p>The last segment is verified before the channel is there. Not guaranteed: that segments which
 * were never read are authentic. Keeps one segment of plaintext, wiped on close; repeats its first
 * error. Safe for several threads, which share one position.
 */
public final class SegmentChannel implements SeekableByteChannel {
  private final PayloadReader reader;
  private final SealedPayload payload;
  private final Sticky sticky;
  private final SegmentOpener opener;
  private final NativeRegion cache;
  private int cachedIndex = -1;
  private long position;
  private boolean closed;

  private SegmentChannel(
      PayloadReader reader,
      SealedPayload payload,
      Sticky sticky,
      SegmentOpener opener,
      NativeRegion cache) {
    this.reader = reader;
    this.payload = payload;
    this.sticky = sticky;
    this.opener = opener;
    this.cache = cache;
  }

  static SegmentChannel open(
      PayloadReader reader,
      SealedPayload payload,
      Sticky sticky,
      LockPolicy policy,
      @Nullable SegmentLeaves leaves)
      throws IOException {
    int segmentBytes = payload.layout().segmentSizeBytes();
    NativeRegion cache = NativeRegion.allocate(NativeMemory.ofHost(), segmentBytes, policy);
    SegmentOpener opener = new SegmentOpener(payload, leaves);
    SegmentChannel channel = new SegmentChannel(reader, payload, sticky, opener, cache);
    try {
      channel.segment(payload.lastIndex());
      return channel;
    } catch (IOException | RuntimeException | Error e) {
      channel.wipe();
      throw e;
    }
  }

  /** A stream from the current position, which it shares; closing it closes this channel. */
  public InputStream stream() {
    return Channels.newInputStream(this);
  }

  @Override
  public synchronized int read(ByteBuffer target) throws IOException {
    requireOpen();
    if (position >= payload.plaintextBytes()) {
      return target.hasRemaining() ? -1 : 0;
    }
    int before = target.position();
    while (target.hasRemaining() && position < payload.plaintextBytes()) {
      copyFrom((int) payload.layout().segmentAt(position), target);
    }
    return target.position() - before;
  }

  private void copyFrom(int index, ByteBuffer target) throws IOException {
    ByteBuffer plaintext = sticky.run(() -> segment(index));
    plaintext.position((int) (position - payload.layout().plaintextOffset(index)));
    int lengthBytes = Math.min(plaintext.remaining(), target.remaining());
    target.put(plaintext.limit(plaintext.position() + lengthBytes));
    position += lengthBytes;
  }

  /** The verified plaintext of a segment. */
  private ByteBuffer segment(int index) throws IOException {
    ByteBuffer plaintext = cache.slice(0, payload.plaintextBytesOf(index));
    if (index != cachedIndex) {
      cachedIndex = -1;
      opener.open(index, plaintext);
      payload.requireSameLength();
      cachedIndex = index;
    }
    return plaintext.rewind();
  }

  @Override
  public synchronized long position() throws IOException {
    requireOpen();
    return position;
  }

  @Override
  public synchronized SegmentChannel position(long newPosition) throws IOException {
    requireOpen();
    if (newPosition < 0) {
      throw new IllegalArgumentException("position " + newPosition + " is negative");
    }
    position = newPosition;
    return this;
  }

  @Override
  public synchronized long size() throws IOException {
    requireOpen();
    return payload.plaintextBytes();
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SegmentChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public synchronized boolean isOpen() {
    return !closed;
  }

  /** Wipes the cached segment and the key, and closes the source. */
  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      wipe();
      reader.close();
    }
  }

  private void wipe() {
    closed = true;
    opener.close();
    cache.close();
  }

  private void requireOpen() throws ClosedChannelException {
    if (closed) {
      throw new ClosedChannelException();
    }
  }
}
