package io.bulla.provider.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
  private static Json.Fields fields(String json) throws JsonException {
    return (Json.Fields) Json.parse(json.getBytes(UTF_8));
  }

  @Test
  void answer_isReadByItsNames() throws Exception {
    Json.Fields answer =
        fields(
            " {\"request_id\":\"9f-1\", \"data\" : {\"exportable\":false,\"n\":42,\"keys\":{\"1\":1700000000}},"
                + "\"errors\":[\"a\",\"b\"],\"none\":null}\n");
    assertThat(answer.text("request_id")).contains("9f-1");
    Json.Fields data = answer.fields("data").orElseThrow();
    assertThat(data.flag("exportable")).contains(false);
    assertThat(data.number("n")).hasValue(42);
    assertThat(data.fields("keys").orElseThrow().number("1")).hasValue(1_700_000_000L);
    assertThat(answer.texts("errors")).containsExactly("a", "b");
    assertThat(answer.flag("none")).isEmpty();
  }

  @Test
  void valueOfAnotherType_isAbsent() throws Exception {
    Json.Fields answer = fields("{\"a\":\"true\",\"b\":1.5,\"c\":[1]}");
    assertThat(answer.flag("a")).isEmpty();
    assertThat(answer.number("b")).isEmpty();
    assertThat(answer.text("c")).isEmpty();
    assertThat(answer.number("absent")).isEmpty();
  }

  @Test
  void escapes_areThoseOfTheRfc() throws Exception {
    assertThat(fields("{\"t\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9é\"}").text("t"))
        .contains("\"\\/\b\f\n\r\téé");
  }

  @Test
  void whatIsNoJson_isRefused_andNotShown() {
    List<String> wrong =
        List.of(
            "",
            "{",
            "{}x",
            "{\"a\":1,\"a\":1}",
            "{\"a\":01}",
            "[1,]",
            "{\"a\" 1}",
            "{a:1}",
            "nul",
            "NaN",
            "\"\\x\"",
            "\"\\u12g4\"",
            "\"",
            "\"\n\"",
            "+1",
            "[1 2]",
            "[".repeat(33));
    for (String text : wrong) {
      assertThatThrownBy(() -> Json.parse(text.getBytes(UTF_8)))
          .as(text)
          .isInstanceOf(JsonException.class);
    }
    assertThatThrownBy(() -> Json.parse(new byte[] {'"', (byte) 0xc3, '"'}))
        .isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> Json.parse("{\"secret\":\"s3cret\"".getBytes(UTF_8)))
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void secret_isDecodedAndWiped() throws Exception {
    Json.Fields answer = fields("{\"plaintext\":\"AAEC/w==\",\"no\":\"A*==\"}");
    JsonText secret = answer.secret("plaintext").orElseThrow();
    assertThat(secret.base64()).containsExactly(0, 1, 2, 255);
    assertThat(secret).hasToString("text");
    assertThatThrownBy(() -> answer.secret("no").orElseThrow().base64())
        .isInstanceOf(JsonException.class);
    answer.wipe();
    assertThat(secret.string()).isEqualTo("\0".repeat(8));
  }

  @Test
  void body_isReadAgain() throws Exception {
    try (JsonBody body = new JsonBody()) {
      body.text("name", "a\"\\\né").base64("bytes", new byte[] {0, 1, 2, -1});
      Json.Fields read = (Json.Fields) Json.parse(body.bytes());
      assertThat(read.text("name")).contains("a\"\\\né");
      assertThat(read.text("bytes")).contains("AAEC/w==");
    }
    assertThat(new JsonBody().bytes()).asString(UTF_8).isEqualTo("{}");
  }

  @Test
  void bytesInTheBase64OfUrls_comeBack_withPaddingOrWithout() throws Exception {
    byte[] bytes = {-1, -2, -3, -4};
    try (JsonBody body = new JsonBody()) {
      byte[] json = body.base64Url("value", bytes).bytes();
      assertThat(new String(json, UTF_8)).isEqualTo("{\"value\":\"__79_A\"}");
      Json.Fields back = (Json.Fields) Json.parse(json);
      assertThat(back.secret("value").orElseThrow().base64Url()).isEqualTo(bytes);
    }
    Json.Fields padded = (Json.Fields) Json.parse("{\"value\":\"__79_A==\"}".getBytes(UTF_8));
    assertThat(padded.secret("value").orElseThrow().base64Url()).isEqualTo(bytes);
  }

  @Test
  void objectsOfAnArray_areGivenWithoutWhatIsNone() throws Exception {
    byte[] json = "{\"a\":[{\"b\":1},2,{\"b\":3}]}".getBytes(UTF_8);
    Json.Fields fields = (Json.Fields) Json.parse(json);
    assertThat(fields.objects("a"))
        .extracting(each -> each.number("b").orElseThrow())
        .containsExactly(1L, 3L);
    assertThat(fields.objects("none")).isEmpty();
  }
}
