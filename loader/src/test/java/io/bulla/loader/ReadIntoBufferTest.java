package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole file into memory of the caller's. */
class ReadIntoBufferTest {
  private static final int LENGTH_BYTES = 100_000;
  private static final int BEFORE_BYTES = 7;
  private static final byte UNTOUCHED = 0x5A;

  @TempDir Path temp;
  private SealedSamples samples;
  private ByteBuffer buffer;

  @BeforeEach
  void begin() {
    samples = new SealedSamples(temp);
    buffer = ByteBuffer.allocateDirect(LENGTH_BYTES + 20);
    while (buffer.hasRemaining()) {
      buffer.put(UNTOUCHED);
    }
    buffer.clear().position(BEFORE_BYTES);
  }

  @Test
  void buffer_isFilledFromItsPositionAndNowhereElse() throws IOException {
    read(samples.sealedFile(LENGTH_BYTES));

    assertThat(buffer.position()).isEqualTo(BEFORE_BYTES + LENGTH_BYTES);
    assertThat(content(BEFORE_BYTES, LENGTH_BYTES))
        .isEqualTo(SealedSamples.bytes(LENGTH_BYTES, LENGTH_BYTES));
    assertThat(content(0, BEFORE_BYTES)).containsOnly(UNTOUCHED);
    assertThat(content(BEFORE_BYTES + LENGTH_BYTES, 13)).containsOnly(UNTOUCHED);
  }

  @Test
  void changedSegment_leavesZerosAndThePosition() throws IOException {
    Path sealed = samples.sealedFile(LENGTH_BYTES);
    SealedSamples.flip(sealed, Files.size(sealed) / 2);

    assertThatExceptionOfType(ModelAuthenticationException.class).isThrownBy(() -> read(sealed));

    assertThat(buffer.position()).isEqualTo(BEFORE_BYTES);
    assertThat(content(BEFORE_BYTES, LENGTH_BYTES)).containsOnly(0);
    assertThat(content(0, BEFORE_BYTES)).containsOnly(UNTOUCHED);
  }

  @Test
  void bufferThatIsTooSmallOrOnTheHeap_isRefused() throws IOException {
    Path sealed = samples.sealedFile(LENGTH_BYTES);
    buffer.limit(BEFORE_BYTES + LENGTH_BYTES - 1);
    assertThatIllegalArgumentException().isThrownBy(() -> read(sealed));

    buffer = ByteBuffer.allocate(LENGTH_BYTES);
    assertThatIllegalArgumentException().isThrownBy(() -> read(sealed));
  }

  private void read(Path sealed) throws IOException {
    try (SealedModel model = SealedModel.open(sealed, samples.options())) {
      model.read("", buffer);
    }
  }

  private byte[] content(int offset, int lengthBytes) {
    byte[] bytes = new byte[lengthBytes];
    buffer.get(offset, bytes);
    return bytes;
  }
}
