package io.bulla.loader;

import io.bulla.loader.crypto.SegmentLeaves;
import io.bulla.loader.stream.PayloadMalformed;
import io.bulla.loader.stream.PayloadReader;
import io.bulla.loader.stream.SegmentAuthenticationFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Random access to a member, whose failures name the file. Owns member and reader. */
final class MemberChannel implements SeekableByteChannel {
  private final OpenedMember member;
  private final SeekableByteChannel segments;
  private final Consumer<SealedModelException> damage;
  private final AtomicBoolean told = new AtomicBoolean();

  private MemberChannel(
      OpenedMember member, SeekableByteChannel segments, Consumer<SealedModelException> damage) {
    this.member = member;
    this.segments = segments;
    this.damage = damage;
  }

  /**
   * Opens a channel.
   *
   * @param leaves must accept each segment, if given: what {@link PayloadOpening#checkedLeaves}
   *     gave
   * @param damage is told once, before the reader is, if something does not verify that is read
   *     from the open channel
   */
  static MemberChannel open(
      OpenedMember member, @Nullable SegmentLeaves leaves, Consumer<SealedModelException> damage)
      throws IOException {
    PayloadReader reader = member.opening().reader();
    boolean done = false;
    try {
      MemberChannel channel =
          new MemberChannel(member, reader.channel(member.opening().memory(), leaves), damage);
      done = true;
      return channel;
    } catch (SegmentAuthenticationFailure e) {
      throw authentication(member, e);
    } catch (PayloadMalformed e) {
      throw Refusals.changedMeanwhile(member.opening().file().name(), e);
    } finally {
      if (!done) {
        reader.close();
      }
    }
  }

  private static ModelAuthenticationException authentication(
      OpenedMember member, SegmentAuthenticationFailure e) {
    return Refusals.segment(member.opening().file().name(), e.segmentIndex(), e.fileOffset(), e);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    try {
      return segments.read(target);
    } catch (SegmentAuthenticationFailure e) {
      throw toldOnce(authentication(member, e));
    } catch (PayloadMalformed e) {
      throw toldOnce(Refusals.changedMeanwhile(member.opening().file().name(), e));
    }
  }

  /** The segments repeat their first failure at each read. */
  private SealedModelException toldOnce(SealedModelException failure) {
    if (told.compareAndSet(false, true)) {
      damage.accept(failure);
    }
    return failure;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() throws IOException {
    return segments.position();
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws IOException {
    segments.position(newPosition);
    return this;
  }

  @Override
  public long size() throws IOException {
    return segments.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return segments.isOpen();
  }

  @Override
  public void close() throws IOException {
    try (member) {
      segments.close();
    }
  }
}
