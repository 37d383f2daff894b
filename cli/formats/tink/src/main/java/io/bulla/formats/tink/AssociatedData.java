package io.bulla.formats.tink;

import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import io.bulla.formats.spi.FormatRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/** What a file is bound to besides its key. Stateless. */
final class AssociatedData {
  private static final String TEXT = "aad";
  private static final String HEX = "aad-hex";

  private AssociatedData() {}

  static Map<String, String> help() {
    return Map.of(
        TEXT, "associated data, as text (default: none)", HEX, "the same, in hexadecimal");
  }

  static byte[] of(FormatRequest request) throws ForeignFormatException {
    String text = request.options().get(TEXT);
    String hex = request.options().get(HEX);
    if (text != null && hex != null) {
      throw wrong("aad and aad-hex exclude each other");
    }
    try {
      return hex == null
          ? (text == null ? "" : text).getBytes(StandardCharsets.UTF_8)
          : HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      throw wrong("aad-hex is not hexadecimal");
    }
  }

  private static ForeignFormatException wrong(String what) {
    return new ForeignFormatException(Kind.REQUEST, what, "give one of them, or none");
  }
}
