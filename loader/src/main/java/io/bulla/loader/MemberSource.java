package io.bulla.loader;

import io.bulla.loader.stream.PayloadSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The plaintext of a member at positions, by as many channels as threads read at once. Owns the
 * member. Safe for several threads.
 */
final class MemberSource implements PayloadSource {
  private final OpenedMember member;
  private final Deque<SeekableByteChannel> idle = new ArrayDeque<>();

  MemberSource(OpenedMember member) {
    this.member = member;
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    SeekableByteChannel channel = take();
    int read = channel.position(position).read(target);
    synchronized (idle) {
      idle.push(channel);
    }
    return read;
  }

  private SeekableByteChannel take() throws IOException {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return MemberChannel.open(new OpenedMember(member.opening(), false));
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
