package io.bulla.loader.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.Engines;
import io.bulla.loader.crypto.PayloadHeader;
import io.bulla.loader.crypto.TestKeys;
import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.PayloadLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Ciphertexts made by Tink and checked by an independent implementation. */
class KnownAnswersTest {
  private static final String FILE = "/tink-streaming/tink_aes_gcm_hkdf_streaming.json";

  /** Those of suite 1 whose ciphertext is given in full, with each engine. */
  static Stream<Arguments> vectors() throws IOException {
    return Stream.of(read())
        .flatMap(vectors -> StreamSupport.stream(vectors.spliterator(), false))
        .map(vector -> vector.getAsJsonObject())
        .filter(vector -> vector.get("derivedKeySize").getAsInt() == 32 && vector.has("ct"))
        .flatMap(vector -> Engines.all().map(engine -> Arguments.of(vector, engine)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("vectors")
  void knownCiphertext_opensToItsPlaintext(JsonObject vector, CipherEngine engine)
      throws Exception {
    int lengthBytes = vector.get("ptLength").getAsInt();
    byte[] expected = new byte[lengthBytes];
    for (int i = 0; i < lengthBytes; i++) {
      expected[i] = (byte) (i % 253);
    }

    try (PayloadReader reader = new PayloadReader(payload(vector, engine))) {
      assertThat(Payloads.readAll(reader, 2)).isEqualTo(expected);
    }
    try (SegmentChannel channel = new PayloadReader(payload(vector, engine)).channel()) {
      assertThat(channel.stream().readAllBytes()).isEqualTo(expected);
    }
  }

  private static SealedPayload payload(JsonObject vector, CipherEngine engine)
      throws FormatViolation {
    byte[] sealed = hex(vector, "ct");
    PayloadLayout layout = new PayloadLayout(0, vector.get("segmentSize").getAsInt());
    PayloadHeader header = PayloadHeader.parse(ByteBuffer.wrap(sealed)).orElseThrow();
    return new SealedPayload(
        PayloadSource.of(ByteBuffer.wrap(sealed)),
        layout,
        sealed.length,
        layout.plaintextBytes(sealed.length),
        TestKeys.payload(hex(vector, "ikm"), hex(vector, "aad"), header),
        engine);
  }

  private static byte[] hex(JsonObject vector, String field) {
    return HexFormat.of().parseHex(vector.get(field).getAsString());
  }

  private static JsonArray read() throws IOException {
    try (InputStream in = KnownAnswersTest.class.getResourceAsStream(FILE)) {
      InputStreamReader text = new InputStreamReader(Objects.requireNonNull(in), UTF_8);
      return JsonParser.parseReader(text).getAsJsonObject().getAsJsonArray("vectors");
    }
  }
}
