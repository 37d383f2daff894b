package io.bulla.provider.gcpkms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.provider.remote.Json;
import io.bulla.provider.remote.JsonBody;
import org.junit.jupiter.api.Test;

class CheckedBytesTest {
  private static final String CHECK_VALUE = "MTIzNDU2Nzg5"; // "123456789"
  private static final String ITS_CRC32C = "3808858755"; // 0xE3069283, RFC 3720 and Castagnoli

  private static Json.Fields answer(String checksum) throws Exception {
    String json = "{\"value\":\"" + CHECK_VALUE + "\"" + checksum + "}";
    return (Json.Fields) Json.parse(json.getBytes(UTF_8));
  }

  @Test
  void bytes_areSentWithTheirChecksum() {
    try (JsonBody body = new JsonBody()) {
      CheckedBytes.put(body, "value", "123456789".getBytes(UTF_8));
      assertThat(new String(body.bytes(), UTF_8))
          .isEqualTo("{\"value\":\"" + CHECK_VALUE + "\",\"valueCrc32c\":\"" + ITS_CRC32C + "\"}");
    }
  }

  @Test
  void bytesThatFitTheirChecksum_areTaken() throws Exception {
    assertThat(CheckedBytes.take(answer(",\"valueCrc32c\":\"" + ITS_CRC32C + "\""), "value"))
        .hasValueSatisfying(value -> assertThat(value).asString().isEqualTo("123456789"));
  }

  @Test
  void bytesWithAnotherChecksum_orNone_areNotTaken() throws Exception {
    for (String wrong :
        new String[] {",\"valueCrc32c\":\"3808858756\"", "", ",\"valueCrc32c\":\"\""}) {
      assertThat(CheckedBytes.take(answer(wrong), "value")).as(wrong).isEmpty();
    }
  }
}
