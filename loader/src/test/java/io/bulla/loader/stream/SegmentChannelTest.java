package io.bulla.loader.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.Engines;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentChannelTest {
  private static final int SEGMENT_BYTES = 64;
  private static final byte[] PLAINTEXT = Payloads.plaintext(8 + 48 * 9 + 17);
  private static final CipherEngine ENGINE = Engines.sunJce();

  private final byte[] sealed;

  SegmentChannelTest() throws IOException {
    sealed = Payloads.seal(PLAINTEXT, SEGMENT_BYTES, ENGINE);
  }

  @ParameterizedTest
  @MethodSource("io.bulla.loader.crypto.Engines#all")
  void readsAnywhere_giveThePlaintextThere(CipherEngine engine) throws IOException {
    Random random = new Random(2);
    try (SegmentChannel channel = Payloads.reader(sealed, SEGMENT_BYTES, engine).channel()) {
      assertThat(channel.size()).isEqualTo(PLAINTEXT.length);
      for (int i = 0; i < 500; i++) {
        int position = random.nextInt(PLAINTEXT.length);
        ByteBuffer target = ByteBuffer.allocate(random.nextInt(200));
        int expected = Math.min(target.capacity(), PLAINTEXT.length - position);

        assertThat(channel.position(position).read(target)).isEqualTo(expected);
        assertThat(channel.position()).isEqualTo(position + expected);
        assertThat(Arrays.copyOf(target.array(), expected))
            .isEqualTo(Arrays.copyOfRange(PLAINTEXT, position, position + expected));
      }
    }
  }

  @Test
  void read_touchesTheSegmentsThatAreAskedForAndTheLast() throws IOException {
    HaltingSource source = new HaltingSource(sealed);
    try (SegmentChannel channel = Payloads.reader(source, SEGMENT_BYTES, ENGINE).channel()) {
      channel.position(8 + 48 * 3).read(ByteBuffer.allocate(48));
    }

    assertThat(source.wasRead(10 * SEGMENT_BYTES, sealed.length)).isTrue();
    assertThat(source.wasRead(4 * SEGMENT_BYTES, 5 * SEGMENT_BYTES)).isTrue();
    assertThat(source.wasRead(40, 4 * SEGMENT_BYTES)).isFalse();
    assertThat(source.wasRead(5 * SEGMENT_BYTES, 10 * SEGMENT_BYTES)).isFalse();
  }

  @Test
  void endOfThePlaintext_isTheEnd() throws IOException {
    try (SegmentChannel channel = channel()) {
      assertThat(channel.position(PLAINTEXT.length).read(ByteBuffer.allocate(1))).isEqualTo(-1);
      assertThat(channel.position(1L << 40).read(ByteBuffer.allocate(1))).isEqualTo(-1);
      assertThat(channel.read(ByteBuffer.allocate(0))).isZero();
    }
  }

  @Test
  void damagedSegment_givesNothingOfItAndEndsTheChannel() throws IOException {
    sealed[5 * SEGMENT_BYTES + 1] ^= 1;
    try (SegmentChannel channel = channel()) {
      ByteBuffer before = ByteBuffer.allocate(8 + 48 * 4);
      assertThat(channel.read(before)).isEqualTo(before.capacity());
      ByteBuffer target = ByteBuffer.allocate(10);

      Throwable failure = catchThrowable(() -> channel.read(target));

      assertThat(failure).isInstanceOf(SegmentAuthenticationFailure.class);
      assertThat(target.array()).containsOnly(0);
      assertThat(catchThrowable(() -> channel.position(0).read(target))).isSameAs(failure);
    }
  }

  @Test
  void fileThatChangesItsLength_endsTheChannel() throws IOException {
    HaltingSource source = new HaltingSource(sealed);
    try (SegmentChannel channel = Payloads.reader(source, SEGMENT_BYTES, ENGINE).channel()) {
      source.resize(sealed.length + 64L);

      assertThatExceptionOfType(PayloadMalformed.class)
          .isThrownBy(() -> channel.read(ByteBuffer.allocate(1)));
    }
  }

  @Test
  void stream_givesAllAndClosesTheChannelAndTheSource() throws IOException {
    HaltingSource source = new HaltingSource(sealed);
    SegmentChannel channel = Payloads.reader(source, SEGMENT_BYTES, ENGINE).channel();
    try (InputStream stream = channel.stream()) {
      assertThat(stream.readAllBytes()).isEqualTo(PLAINTEXT);
    }

    assertThat(channel.isOpen()).isFalse();
    assertThat(source.isClosed()).isTrue();
  }

  @Test
  void closedChannel_refusesEverything() throws IOException {
    SegmentChannel channel = channel();
    channel.close();
    channel.close();

    assertThatExceptionOfType(ClosedChannelException.class)
        .isThrownBy(() -> channel.read(ByteBuffer.allocate(1)));
    assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(channel::size);
    assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(channel::position);
  }

  @Test
  void writing_isRefused() throws IOException {
    try (SegmentChannel channel = channel()) {
      assertThatExceptionOfType(NonWritableChannelException.class)
          .isThrownBy(() -> channel.write(ByteBuffer.allocate(1)));
      assertThatExceptionOfType(NonWritableChannelException.class)
          .isThrownBy(() -> channel.truncate(0));
      assertThatIllegalArgumentException().isThrownBy(() -> channel.position(-1));
    }
  }

  private SegmentChannel channel() throws IOException {
    return Payloads.reader(sealed, SEGMENT_BYTES, ENGINE).channel();
  }
}
