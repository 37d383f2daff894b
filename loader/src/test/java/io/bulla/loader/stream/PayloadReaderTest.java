package io.bulla.loader.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.ContentRoot;
import io.bulla.loader.crypto.Engines;
import io.bulla.loader.crypto.LeafHasher;
import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.crypto.Primitives;
import io.bulla.loader.crypto.TestKeys;
import io.bulla.loader.format.PayloadLayout;
import io.bulla.loader.memory.NativeRegion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadReaderTest {
  private static final int SEGMENT_BYTES = 64;
  private static final int SEGMENTS = 40;
  private static final byte[] PLAINTEXT = Payloads.plaintext(8 + 48 * (SEGMENTS - 1));
  private static final CipherEngine ENGINE = Engines.sunJce();

  private final byte[] sealed;

  PayloadReaderTest() throws IOException {
    sealed = Payloads.seal(PLAINTEXT, SEGMENT_BYTES, ENGINE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 100})
  void sourceOfShortReads_givesThePlaintext(int threads) throws IOException {
    try (PayloadReader reader = Payloads.reader(new HaltingSource(sealed), SEGMENT_BYTES, ENGINE)) {
      assertThat(Payloads.readAll(reader, threads)).isEqualTo(PLAINTEXT);
    }
  }

  @Test
  void sourceThatNeverMoves_failsInsteadOfHanging() throws IOException {
    PayloadSource stuck =
        new PayloadSource() {
          @Override
          public int read(ByteBuffer target, long position) {
            return 0;
          }

          @Override
          public long sizeBytes() {
            return sealed.length;
          }

          @Override
          public void close() {}
        };

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Payloads.reader(stuck, SEGMENT_BYTES, ENGINE))
        .withMessageContaining("no more bytes");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void severalDamagedSegments_theLowestIsNamed(int threads) throws IOException {
    for (int index : new int[] {9, 23, 24, 38}) {
      sealed[index * SEGMENT_BYTES + 3] ^= 1;
    }
    for (int round = 0; round < 20; round++) {
      assertThatExceptionOfType(SegmentAuthenticationFailure.class)
          .isThrownBy(() -> Payloads.open(sealed, SEGMENT_BYTES, ENGINE, threads))
          .matches(failure -> failure.segmentIndex() == 9)
          .matches(failure -> failure.fileOffset() == 9 * SEGMENT_BYTES);
    }
  }

  @Test
  void damagedLastSegment_failsBeforeAnyOtherIsRead() throws IOException {
    sealed[sealed.length - 1] ^= 1;
    HaltingSource source = new HaltingSource(sealed);
    try (PayloadReader reader = Payloads.reader(source, SEGMENT_BYTES, ENGINE)) {
      assertThatExceptionOfType(SegmentAuthenticationFailure.class)
          .isThrownBy(() -> Payloads.readAll(reader, 2));
    }

    long lastOffset = (SEGMENTS - 1) * (long) SEGMENT_BYTES;
    assertThat(source.wasRead(lastOffset, sealed.length)).isTrue();
    assertThat(source.wasRead(40, lastOffset)).isFalse();
  }

  @Test
  void readerThatFailedOnce_repeatsTheSameError() throws IOException {
    sealed[500] ^= 1;
    try (PayloadReader reader = Payloads.reader(sealed, SEGMENT_BYTES, ENGINE)) {
      Throwable first = catchThrowable(() -> Payloads.readAll(reader, 2));
      sealed[500] ^= 1;

      assertThat(first).isInstanceOf(SegmentAuthenticationFailure.class);
      assertThat(catchThrowable(() -> Payloads.readAll(reader, 2))).isSameAs(first);
      assertThat(catchThrowable(() -> reader.verify(1, null, done -> {}))).isSameAs(first);
      assertThat(catchThrowable(reader::channel)).isSameAs(first);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void fileThatChangesItsLength_isRefusedAndTheDestinationWiped(int change) throws IOException {
    HaltingSource source = new HaltingSource(sealed);
    try (PayloadReader reader = Payloads.reader(source, SEGMENT_BYTES, ENGINE);
        NativeRegion region = Payloads.region(reader.plaintextBytes())) {
      source.resize(sealed.length + change);

      assertThatExceptionOfType(PayloadMalformed.class)
          .isThrownBy(() -> reader.read(region, 2, null, done -> {}))
          .withMessageContaining(Integer.toString(sealed.length))
          .withMessageContaining(Integer.toString(sealed.length + change));
      assertThat(Payloads.bytes(region)).containsOnly(0);
    }
  }

  @Test
  void contentRoot_isThatOfTheSegmentsAsTheyStandInTheFile() throws IOException {
    ContentRoot expected = new ContentRoot(Primitives.ofJvm());
    LeafHasher hasher = expected.newLeafHasher();
    for (int i = 0; i < SEGMENTS; i++) {
      ByteBuffer segment = ByteBuffer.wrap(sealed, i * SEGMENT_BYTES, SEGMENT_BYTES);
      expected.add(i, hasher.leaf(segment));
    }

    try (PayloadReader reader = Payloads.reader(sealed, SEGMENT_BYTES, ENGINE)) {
      ContentRoot root = new ContentRoot(Primitives.ofJvm());
      assertThat(reader.segmentCount()).isEqualTo(SEGMENTS);
      reader.verify(3, root, done -> {});
      assertThat(root.root(SEGMENTS)).isEqualTo(expected.root(SEGMENTS));
    }
  }

  @Test
  void progress_growsToTheWholeLength() throws IOException {
    List<Long> heard = Collections.synchronizedList(new ArrayList<>());
    try (PayloadReader reader = Payloads.reader(sealed, SEGMENT_BYTES, ENGINE)) {
      reader.verify(4, null, heard::add);
    }

    assertThat(heard).hasSize(SEGMENTS).isSorted().endsWith((long) PLAINTEXT.length);
  }

  @Test
  void regionOfAnotherLength_isRefused() throws IOException {
    try (PayloadReader reader = Payloads.reader(sealed, SEGMENT_BYTES, ENGINE);
        NativeRegion region = Payloads.region(PLAINTEXT.length + 1)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> reader.read(region, 1, null, done -> {}));
    }
  }

  @Test
  void payloadAtAnOffset_ofAFile_isRead(@TempDir Path directory) throws IOException {
    ByteBuffer file = ByteBuffer.allocate(4096 + sealed.length).position(4096).put(sealed);
    Path path = Files.write(directory.resolve("sealed"), file.array());
    try (FileChannel channel = FileChannel.open(path);
        ModelKeys keys = TestKeys.model();
        PayloadReader reader =
            PayloadReader.open(
                PayloadSource.of(channel),
                channel.size(),
                new PayloadLayout(4096, SEGMENT_BYTES),
                keys,
                Payloads.CORE_HASH,
                ENGINE)) {
      assertThat(Payloads.readAll(reader, 2)).isEqualTo(PLAINTEXT);
    }
  }

  @Test
  void interruptedCaller_getsAnErrorAndKeepsItsInterrupt(@TempDir Path directory)
      throws IOException {
    Path path = Files.write(directory.resolve("sealed"), sealed);
    try (FileChannel channel = FileChannel.open(path);
        PayloadReader reader = Payloads.reader(PayloadSource.of(channel), SEGMENT_BYTES, ENGINE)) {
      Thread.currentThread().interrupt();
      assertThatExceptionOfType(ClosedByInterruptException.class)
          .isThrownBy(() -> Payloads.readAll(reader, 2));
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void afterARead_noThreadIsLeft() throws IOException {
    Payloads.open(sealed, SEGMENT_BYTES, ENGINE, 8);

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("bulla-segments"));
  }

  @Test
  void close_closesTheSource() throws IOException {
    HaltingSource source = new HaltingSource(sealed);
    Payloads.reader(source, SEGMENT_BYTES, ENGINE).close();

    assertThat(source.isClosed()).isTrue();
  }
}
