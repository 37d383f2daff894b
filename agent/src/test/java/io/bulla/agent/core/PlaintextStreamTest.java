package io.bulla.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PlaintextStreamTest {
  private final AtomicInteger wipes = new AtomicInteger();

  @Test
  void severalBuffers_areReadInOrder() throws Exception {
    try (PlaintextStream stream = stream("ab", "", "cde")) {
      assertThat(stream.read()).isEqualTo('a');
      assertThat(stream.readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("bcde");
      assertThat(stream.read()).isEqualTo(-1);
    }
    assertThat(wipes).hasValue(1);
  }

  @Test
  void closedStream_hasNothingMore() {
    PlaintextStream stream = stream("ab");
    stream.close();
    assertThat(stream.read()).isEqualTo(-1);
  }

  private PlaintextStream stream(String... parts) {
    List<ByteBuffer> buffers =
        List.of(parts).stream()
            .map(part -> ByteBuffer.wrap(part.getBytes(StandardCharsets.US_ASCII)))
            .toList();
    return new PlaintextStream(buffers, wipes::incrementAndGet);
  }
}
