package io.bulla.loader.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.loader.format.PayloadLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random access beyond what 32 bits hold, up to the format's own limits. */
class LongPayloadTest {
  private static final int MIB = 1 << 20;
  private static final long SIX_GIB = 6L << 30;

  @ParameterizedTest
  @ValueSource(
      longs = {0, (1L << 31) - 2, 1L << 31, (1L << 32) - 2, 1L << 32, (5L << 30) + 7, SIX_GIB - 4})
  void read_givesThePlaintextAtThatPosition(long position) throws IOException {
    try (SegmentChannel channel = new VirtualPayload(SIX_GIB, MIB).channel()) {
      assertThat(channel.size()).isEqualTo(SIX_GIB);
      assertRead(channel, position, 4);
      assertThat(channel.position()).isEqualTo(position + 4);
    }
  }

  @Test
  void read_opensTheLastSegmentAndThoseTouched_eachOnce() throws IOException {
    VirtualPayload payload = new VirtualPayload(SIX_GIB, MIB);
    PayloadLayout layout = Payloads.layout(MIB);
    long last = layout.segmentsOfPlaintext(SIX_GIB) - 1;
    try (SegmentChannel channel = payload.channel()) {
      assertThat(payload.opened()).containsExactly(last);

      long border = layout.plaintextOffset(5000);
      assertRead(channel, border - 2, 1);
      assertRead(channel, border - 1, 1);
      assertThat(payload.opened()).containsExactly(last, 4999L);
      assertRead(channel, border - 1, 2);
      assertThat(payload.opened()).containsExactly(last, 4999L, 5000L);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 4 * MIB})
  void longestPlaintext_isReadAtItsEnds(int segmentBytes) throws IOException {
    long longest = PayloadLayout.maxPlaintextBytes(segmentBytes);
    VirtualPayload payload = new VirtualPayload(longest, segmentBytes);
    try (SegmentChannel channel = payload.channel()) {
      assertThat(payload.opened()).containsExactly(Integer.MAX_VALUE - 1L);
      assertThat(channel.size()).isEqualTo(longest);
      assertRead(channel, longest - 8, 8);
      assertRead(channel, longest / 2, 8);
      assertRead(channel, 0, 8);
      assertThat(channel.position(longest).read(ByteBuffer.allocate(1))).isEqualTo(-1);
      assertThat(channel.position(Long.MAX_VALUE).read(ByteBuffer.allocate(1))).isEqualTo(-1);
      assertThat(channel.position()).isEqualTo(Long.MAX_VALUE);
    }
  }

  private static void assertRead(SegmentChannel channel, long position, int lengthBytes)
      throws IOException {
    ByteBuffer target = ByteBuffer.allocate(lengthBytes);
    assertThat(channel.position(position).read(target)).isEqualTo(lengthBytes);
    for (int i = 0; i < lengthBytes; i++) {
      assertThat(target.get(i))
          .as("at %d", position + i)
          .isEqualTo(VirtualPayload.at(position + i));
    }
  }
}
