package io.bulla.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TracedDataTest {
  @Test
  void quotedStrings_areDecodedAsStraceEscapesThem() throws IOException {
    String line = "1 write(4</x>, \"a\\0\\1234\\n\\\"\\\\\\37\"..., 9) = 9\n2 x(\"z\")\n";
    byte[] decoded =
        new TracedData(new ByteArrayInputStream(line.getBytes(StandardCharsets.ISO_8859_1)))
            .readAllBytes();

    assertThat(decoded).containsExactly('a', 0, 0123, '4', '\n', '"', '\\', 037, 'z');
  }
}
