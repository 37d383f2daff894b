package io.bulla.loader;

import io.bulla.loader.crypto.SegmentLeaves;
import io.bulla.loader.stream.PayloadSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The plaintext of a member at positions, by as many channels as threads read at once. Owns the
 * member. Safe for several threads.
 */
final class MemberSource implements PayloadSource {
  private final OpenedMember member;
  private final @Nullable SegmentLeaves leaves;
  private final Deque<SeekableByteChannel> idle = new ArrayDeque<>();

  MemberSource(OpenedMember member, @Nullable SegmentLeaves leaves) {
    this.member = member;
    this.leaves = leaves;
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    SeekableByteChannel channel = take();
    boolean done = false;
    try {
      int read = channel.position(position).read(target);
      done = true;
      return read;
    } finally {
      if (done) {
        putBack(channel);
      } else {
        channel.close();
      }
    }
  }

  private void putBack(SeekableByteChannel channel) {
    synchronized (idle) {
      idle.push(channel);
    }
  }

  private SeekableByteChannel take() throws IOException {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return MemberChannel.open(
        new OpenedMember(member.opening(), false),
        leaves,
        damage -> {}); // it makes the resealing fail, which is told of
  }

  @Override
  public long sizeBytes() {
    return member.opening().file().plaintextBytes();
  }

  @Override
  public void close() throws IOException {
    try (member) {
      for (SeekableByteChannel channel : idle) {
        channel.close();
      }
    }
  }
}
