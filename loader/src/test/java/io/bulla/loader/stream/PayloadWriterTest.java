package io.bulla.loader.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.loader.crypto.ContentRoot;
import io.bulla.loader.crypto.Engines;
import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.crypto.PayloadKey;
import io.bulla.loader.crypto.Primitives;
import io.bulla.loader.crypto.TestKeys;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadWriterTest {
  private static final int SEGMENT_BYTES = 64;
  private static final byte[] PLAINTEXT = Payloads.plaintext(1000);
  private static final int UNLIMITED = Integer.MAX_VALUE;

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 48, 64, 999, 1000})
  void plaintextInPieces_intoAHaltingSink_opens(int pieceBytes) throws IOException {
    HaltingSink sink = new HaltingSink(UNLIMITED);
    try (PayloadWriter writer = writer(sink, null)) {
      for (int from = 0; from < PLAINTEXT.length; from += pieceBytes) {
        int length = Math.min(pieceBytes, PLAINTEXT.length - from);
        assertThat(writer.write(ByteBuffer.wrap(PLAINTEXT, from, length))).isEqualTo(length);
      }
      assertThat(writer.finish()).isEqualTo(22);
    }

    assertThat(Payloads.open(sink.taken(), SEGMENT_BYTES, Engines.conscrypt(), 2))
        .isEqualTo(PLAINTEXT);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8, 9, 56, 57, 1000})
  void payloadThatWasNotFinished_opensNowhere(int lengthBytes) throws IOException {
    HaltingSink sink = new HaltingSink(UNLIMITED);
    try (PayloadWriter writer = writer(sink, null)) {
      writer.write(ByteBuffer.wrap(PLAINTEXT, 0, lengthBytes));
    }

    assertThatExceptionOfType(PayloadFailure.class)
        .isThrownBy(() -> Payloads.open(sink.taken(), SEGMENT_BYTES, Engines.sunJce(), 1));
  }

  @Test
  void sinkThatFails_getsNothingMore() throws IOException {
    HaltingSink sink = new HaltingSink(150);
    try (PayloadWriter writer = writer(sink, null)) {
      Throwable failure = catchThrowable(() -> writer.write(ByteBuffer.wrap(PLAINTEXT)));
      int taken = sink.taken().length;

      assertThat(failure).isInstanceOf(IOException.class).hasMessage("no space left");
      assertThat(catchThrowable(writer::finish)).isSameAs(failure);
      assertThat(sink.taken()).hasSize(taken);
    }
  }

  @Test
  void finishedWriter_takesNothingMore() throws IOException {
    PayloadWriter writer = writer(new HaltingSink(UNLIMITED), null);
    writer.finish();

    assertThat(writer.isOpen()).isFalse();
    assertThatExceptionOfType(ClosedChannelException.class)
        .isThrownBy(() -> writer.write(ByteBuffer.allocate(1)));
    assertThatExceptionOfType(ClosedChannelException.class).isThrownBy(writer::finish);
  }

  @Test
  void contentRootWhileSealing_isThatOfTheReader() throws IOException {
    HaltingSink sink = new HaltingSink(UNLIMITED);
    ContentRoot sealing = new ContentRoot(Primitives.ofJvm());
    ContentRoot reading = new ContentRoot(Primitives.ofJvm());
    try (PayloadWriter writer = writer(sink, sealing)) {
      writer.write(ByteBuffer.wrap(PLAINTEXT));
      writer.finish();
    }
    try (PayloadReader reader = Payloads.reader(sink.taken(), SEGMENT_BYTES, Engines.sunJce())) {
      reader.verify(2, reading, done -> {});
      assertThat(sealing.root(22)).isEqualTo(reading.root(reader.segmentCount()));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void plaintextFileThatChangesItsLengthWhileSealed_isRefused(int change, @TempDir Path directory)
      throws IOException {
    HaltingSource plaintext = new HaltingSource(PLAINTEXT);
    plaintext.resize(PLAINTEXT.length + change);

    assertThatExceptionOfType(PayloadMalformed.class)
        .isThrownBy(() -> sealFile(plaintext, null, directory.resolve("sealed")))
        .withMessageContaining(Integer.toString(PLAINTEXT.length + change));
  }

  @Test
  void contentRootWhileSealingAFile_isThatOfTheReader(@TempDir Path directory) throws IOException {
    ContentRoot sealing = new ContentRoot(Primitives.ofJvm());
    ContentRoot reading = new ContentRoot(Primitives.ofJvm());
    Path file = directory.resolve("sealed");
    sealFile(new HaltingSource(PLAINTEXT), sealing, file);

    try (PayloadReader reader =
        Payloads.reader(Files.readAllBytes(file), SEGMENT_BYTES, Engines.sunJce())) {
      reader.verify(2, reading, done -> {});
      assertThat(sealing.root(22)).isEqualTo(reading.root(22));
    }
  }

  private static void sealFile(PayloadSource plaintext, @Nullable ContentRoot root, Path file)
      throws IOException {
    try (ModelKeys keys = TestKeys.model();
        PayloadKey key = keys.newPayloadKey(Payloads.CORE_HASH, new SecureRandom());
        FileChannel target =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      new PayloadFileSealer(plaintext, PLAINTEXT.length, target, Payloads.layout(SEGMENT_BYTES))
          .seal(key, Engines.sunJce(), 2, root, done -> {});
    }
  }

  private static PayloadWriter writer(HaltingSink sink, @Nullable ContentRoot root)
      throws IOException {
    try (ModelKeys keys = TestKeys.model()) {
      PayloadKey key = keys.newPayloadKey(Payloads.CORE_HASH, new SecureRandom());
      return new PayloadWriter(sink, Payloads.layout(SEGMENT_BYTES), key, Engines.sunJce(), root);
    }
  }
}
