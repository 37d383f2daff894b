package io.bulla.loader.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.Engines;
import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.crypto.PayloadKey;
import io.bulla.loader.crypto.TestKeys;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Both ways with Tink, at every length where something begins or ends. */
class TinkInteropTest {
  static Stream<Arguments> cases() {
    return Stream.of(64, 4096, 1 << 20, 4 << 20)
        .flatMap(
            segmentBytes ->
                engines(segmentBytes)
                    .flatMap(
                        engine ->
                            boundaryLengths(segmentBytes)
                                .mapToObj(length -> Arguments.of(segmentBytes, length, engine))));
  }

  /** Large segments on the path that each engine is used on, the largest by one, to save time. */
  private static Stream<CipherEngine> engines(int segmentBytes) {
    if (segmentBytes < 1 << 20) {
      return Engines.all();
    }
    return segmentBytes < 4 << 20
        ? Stream.of(Engines.sunJce(), Engines.conscrypt())
        : Stream.of(Engines.conscrypt());
  }

  /** Around the ends of the first three segments. */
  private static IntStream boundaryLengths(int segmentBytes) {
    int first = segmentBytes - 56;
    int each = segmentBytes - 16;
    return IntStream.of(0, 1, first, first + each, first + 2 * each)
        .flatMap(end -> IntStream.of(end - 1, end, end + 1))
        .filter(length -> length >= 0)
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void tinkCiphertext_opensHere(int segmentBytes, int length, CipherEngine engine)
      throws Exception {
    byte[] plaintext = Payloads.plaintext(length);
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try (OutputStream tink =
        Payloads.tink(segmentBytes).newEncryptingStream(sealed, Payloads.CORE_HASH)) {
      tink.write(plaintext);
    }

    assertThat(Payloads.open(sealed.toByteArray(), segmentBytes, engine, 2)).isEqualTo(plaintext);
    assertThat(Payloads.openByChannel(sealed.toByteArray(), segmentBytes, engine))
        .isEqualTo(plaintext);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void streamSealedHere_opensInTink(int segmentBytes, int length, CipherEngine engine)
      throws Exception {
    byte[] plaintext = Payloads.plaintext(length);
    byte[] sealed = Payloads.seal(plaintext, segmentBytes, engine);

    assertThat(sealed).hasSize((int) Payloads.layout(segmentBytes).payloadBytes(length));
    assertThat(byTink(sealed, segmentBytes)).isEqualTo(plaintext);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void fileSealedHereInParallel_opensInTink(
      int segmentBytes, int length, CipherEngine engine, @TempDir Path directory) throws Exception {
    byte[] plaintext = Payloads.plaintext(length);
    Path file = directory.resolve("sealed");
    try (ModelKeys keys = TestKeys.model();
        PayloadKey key = keys.newPayloadKey(Payloads.CORE_HASH, new SecureRandom());
        FileChannel target =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      PayloadSource source = PayloadSource.of(ByteBuffer.wrap(plaintext));
      new PayloadFileSealer(source, length, target, Payloads.layout(segmentBytes))
          .seal(key, engine, 2, null, done -> {});
    }

    assertThat(byTink(Files.readAllBytes(file), segmentBytes)).isEqualTo(plaintext);
  }

  /** Each segment size that the format has, with each engine on each path. */
  static Stream<Arguments> everySegmentSize() {
    return IntStream.rangeClosed(6, 22)
        .mapToObj(power -> 1 << power)
        .flatMap(size -> Engines.all().map(engine -> Arguments.of(size, engine)));
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("everySegmentSize")
  void everySegmentSize_opensBothWays(
      int segmentBytes, CipherEngine engine, @TempDir Path directory) throws Exception {
    for (int length : boundaryLengths(segmentBytes).toArray()) {
      tinkCiphertext_opensHere(segmentBytes, length, engine);
      streamSealedHere_opensInTink(segmentBytes, length, engine);
      Path each = Files.createDirectory(directory.resolve("length-" + length));
      fileSealedHereInParallel_opensInTink(segmentBytes, length, engine, each);
    }
  }

  private static byte[] byTink(byte[] sealed, int segmentBytes) throws Exception {
    return Payloads.tink(segmentBytes)
        .newDecryptingStream(new ByteArrayInputStream(sealed), Payloads.CORE_HASH)
        .readAllBytes();
  }

  /** Keeps the list of engines from shrinking unnoticed. */
  @Test
  void engines_areTwoProvidersOnTwoPaths() {
    List<CipherEngine> engines = Engines.all().toList();
    assertThat(engines).hasSize(4);
    assertThat(engines).extracting(CipherEngine::name).contains("SunJCE", "Conscrypt");
  }
}
