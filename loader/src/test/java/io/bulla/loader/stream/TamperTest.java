package io.bulla.loader.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.Engines;
import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.crypto.PayloadKey;
import io.bulla.loader.crypto.TestKeys;
import io.bulla.loader.memory.NativeRegion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to a payload, it is refused, and nothing of it is left in the destination. */
class TamperTest {
  private static final int SEGMENT_BYTES = 64;

  /** One segment, full last segments, partial last segments, an empty plaintext. */
  static Stream<Arguments> payloads() {
    return Engines.all()
        .flatMap(
            engine ->
                IntStream.of(0, 5, 8, 56, 100, 104)
                    .mapToObj(length -> Arguments.of(length, engine)));
  }

  static Stream<CipherEngine> engines() {
    return Engines.all();
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void everyTruncation_isRefused(int length, CipherEngine engine) throws IOException {
    byte[] sealed = seal(length, engine);
    for (int kept = 0; kept < sealed.length; kept++) {
      assertRefused(Arrays.copyOf(sealed, kept), engine);
    }
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void everyFlippedBit_isRefused(int length, CipherEngine engine) throws IOException {
    byte[] sealed = seal(length, engine);
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      sealed[bit / 8] ^= (byte) (1 << bit % 8);
      assertRefused(sealed, engine);
      sealed[bit / 8] ^= (byte) (1 << bit % 8);
    }
    assertThat(Payloads.open(sealed, SEGMENT_BYTES, engine, 1))
        .isEqualTo(Payloads.plaintext(length));
  }

  @ParameterizedTest
  @MethodSource("payloads")
  void trailingBytes_areRefused(int length, CipherEngine engine) throws IOException {
    byte[] sealed = seal(length, engine);
    for (int more = 1; more <= 2 * SEGMENT_BYTES; more++) {
      assertRefused(Arrays.copyOf(sealed, sealed.length + more), engine);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void segmentsSwappedRepeatedOrDropped_areRefused(CipherEngine engine) throws IOException {
    byte[] sealed = seal(8 + 4 * 48, engine);
    assertThat(sealed).hasSize(5 * SEGMENT_BYTES);
    int[][] orders = {
      {0, 2, 1, 3, 4},
      {0, 1, 1, 3, 4},
      {0, 1, 2, 4, 3},
      {0, 1, 2, 3, 3},
      {0, 1, 2, 3},
      {0, 2, 3, 4},
      {0, 1, 2, 3, 4, 4},
      {0, 1, 1, 2, 3, 4},
      {0, 4},
      {0},
      {0, 1, 2, 4}
    };
    for (int[] order : orders) {
      assertRefused(reordered(sealed, order), engine);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void segmentOfAnotherPayloadUnderTheSameKey_isRefused(CipherEngine engine) throws IOException {
    byte[] one = seal(8 + 3 * 48, engine);
    byte[] other = seal(8 + 3 * 48, engine);
    for (int i = 0; i < 4; i++) {
      byte[] spliced = one.clone();
      int start = i == 0 ? 40 : i * SEGMENT_BYTES;
      System.arraycopy(other, start, spliced, start, (i + 1) * SEGMENT_BYTES - start);
      assertRefused(spliced, engine);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void emptyLastSegmentAfterAFullOne_isRefused(CipherEngine engine) throws IOException {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try (ModelKeys keys = TestKeys.model();
        PayloadKey key = keys.newPayloadKey(Payloads.CORE_HASH, new SecureRandom());
        SegmentSealer sealer = new SegmentSealer(key, engine, SEGMENT_BYTES, null)) {
      sealer.begin(0, Payloads.layout(SEGMENT_BYTES));
      sealer.plaintext().put(Payloads.plaintext(8));
      append(sealed, sealer.seal(0, false));
      sealer.begin(1, Payloads.layout(SEGMENT_BYTES));
      append(sealed, sealer.seal(1, true));
    }

    assertThat(sealed.size()).isEqualTo(SEGMENT_BYTES + 16);
    assertRefused(sealed.toByteArray(), engine);
  }

  @Test
  void anotherKeyOrAssociatedData_isRefused() throws IOException {
    PayloadSource source = PayloadSource.of(ByteBuffer.wrap(seal(100, Engines.sunJce())));
    byte[] otherCore = Payloads.CORE_HASH.clone();
    otherCore[31] ^= 1;
    try (ModelKeys keys = TestKeys.model();
        ModelKeys otherKeys = TestKeys.otherModel()) {
      assertFirstFailsAtTheLastSegment(open(source, otherKeys, Payloads.CORE_HASH));
      assertFirstFailsAtTheLastSegment(open(source, keys, otherCore));
    }
  }

  private static PayloadReader open(PayloadSource source, ModelKeys keys, byte[] coreHash)
      throws IOException {
    return PayloadReader.open(
        source,
        source.sizeBytes(),
        Payloads.layout(SEGMENT_BYTES),
        keys,
        coreHash,
        Engines.sunJce());
  }

  private static void assertFirstFailsAtTheLastSegment(PayloadReader reader) {
    assertThatExceptionOfType(SegmentAuthenticationFailure.class)
        .isThrownBy(() -> readAndLook(reader))
        .matches(failure -> failure.segmentIndex() == 2 && failure.fileOffset() == 128)
        .withMessage(
            "segment 2 (offset 128) failed authentication: the file was changed or the key is"
                + " wrong");
  }

  private static byte[] seal(int length, CipherEngine engine) throws IOException {
    return Payloads.seal(Payloads.plaintext(length), SEGMENT_BYTES, engine);
  }

  private static void assertRefused(byte[] sealed, CipherEngine engine) {
    assertThatExceptionOfType(PayloadFailure.class)
        .isThrownBy(() -> readAndLook(Payloads.reader(sealed, SEGMENT_BYTES, engine)));
    assertThatExceptionOfType(PayloadFailure.class)
        .isThrownBy(() -> Payloads.openByChannel(sealed, SEGMENT_BYTES, engine));
  }

  /** Throws what a read throws, having looked at the destination. */
  private static void readAndLook(PayloadReader opened) throws IOException {
    try (PayloadReader reader = opened;
        NativeRegion region = Payloads.region(reader.plaintextBytes())) {
      try {
        reader.read(region, 2, null, done -> {});
      } finally {
        assertThat(Payloads.bytes(region)).isEqualTo(new byte[(int) region.lengthBytes()]);
      }
    }
  }

  private static byte[] reordered(byte[] sealed, int... order) {
    byte[] result = new byte[order.length * SEGMENT_BYTES];
    for (int i = 0; i < order.length; i++) {
      System.arraycopy(sealed, order[i] * SEGMENT_BYTES, result, i * SEGMENT_BYTES, SEGMENT_BYTES);
    }
    return result;
  }

  private static void append(ByteArrayOutputStream out, ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    out.writeBytes(copy);
  }
}
