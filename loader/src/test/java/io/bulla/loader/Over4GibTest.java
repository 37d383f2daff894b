package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.Requires;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sparse plaintext of more than 4 GiB, with marks at the borders of 31 and 32 bits, by each view.
 */
@Tag("full")
class Over4GibTest {
  private static final long LENGTH_BYTES = (4L << 30) + (100L << 20) + 3;
  private static final List<Long> MARKED =
      List.of(
          0L, (1L << 30) - 1, (1L << 31) - 1, 1L << 31, (1L << 32) - 1, 1L << 32, LENGTH_BYTES - 1);

  @TempDir Path temp;
  private SealedSamples samples;
  private Path sealed;

  @BeforeEach
  void seal() throws IOException {
    Requires.that(
        Files.getFileStore(temp).getUsableSpace() > 2 * LENGTH_BYTES,
        "9 GB of disk below " + temp,
        "make room");
    samples = new SealedSamples(temp);
    Path plain = temp.resolve("sparse");
    try (FileChannel file =
        FileChannel.open(
            plain,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE,
            StandardOpenOption.WRITE)) {
      for (long position : MARKED) {
        file.write(ByteBuffer.wrap(new byte[] {mark(position)}), position);
      }
    }
    sealed = temp.resolve("sealed");
    new ModelSealer(samples.options())
        .seal(plain, sealed, SealedSamples.request().withSegmentSizeBytes(1 << 20));
  }

  @Test
  void everyView_hasEachMarkAtItsPlace() throws IOException {
    try (SealedModel model = SealedModel.open(sealed, samples.options())) {
      try (SeekableByteChannel channel = model.channel("")) {
        assertMarks(channel);
      }
      try (AnonymousFile file = model.anonymousFile("");
          FileChannel channel = FileChannel.open(file.path())) {
        assertMarks(channel);
      }
      try (Plaintext plaintext = model.load("")) {
        assertMarks(plaintext);
      }
    }
  }

  private static void assertMarks(SeekableByteChannel channel) throws IOException {
    assertThat(channel.size()).isEqualTo(LENGTH_BYTES);
    for (long position : MARKED) {
      ByteBuffer one = ByteBuffer.allocate(1);
      assertThat(channel.position(position).read(one)).isEqualTo(1);
      assertThat(one.get(0)).as("at %d", position).isEqualTo(mark(position));
    }
  }

  private static void assertMarks(Plaintext plaintext) {
    assertThat(plaintext.lengthBytes()).isEqualTo(LENGTH_BYTES);
    List<ByteBuffer> buffers = plaintext.buffers();
    assertThat(buffers).hasSize(5);
    int viewBytes = buffers.get(0).capacity();
    for (long position : MARKED) {
      ByteBuffer buffer = buffers.get((int) (position / viewBytes));
      assertThat(buffer.get((int) (position % viewBytes))).isEqualTo(mark(position));
    }
  }

  private static byte mark(long position) {
    return (byte) (1 + MARKED.indexOf(position));
  }
}
