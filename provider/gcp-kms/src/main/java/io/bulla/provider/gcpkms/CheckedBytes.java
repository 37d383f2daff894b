package io.bulla.provider.gcpkms;

import io.bulla.provider.remote.Json;
import io.bulla.provider.remote.JsonBody;
import io.bulla.provider.remote.JsonException;
import io.bulla.provider.remote.JsonText;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Bytes with their CRC32C beside them, as Google's KMS takes and gives them: TLS does not tell what
 * was lost before or behind it. Stateless.
 */
final class CheckedBytes {
  private static final String CHECKSUM = "Crc32c";

  private CheckedBytes() {}

  static void put(JsonBody body, String name, byte[] value) {
    body.base64(name, value);
    char[] digits = Long.toString(checksum(value)).toCharArray(); // a DEK's is no public number
    body.secret(name + CHECKSUM, digits);
    Arrays.fill(digits, '\0');
  }

  /**
   * Returns the bytes in an array that the caller wipes; empty if they do not fit their checksum.
   */
  static Optional<byte[]> take(Json.Fields answer, String name) {
    Optional<byte[]> value = answer.secret(name).flatMap(CheckedBytes::decode);
    String given = answer.text(name + CHECKSUM).orElse("");
    if (value.isPresent() && !given.equals(Long.toString(checksum(value.get())))) {
      Arrays.fill(value.get(), (byte) 0);
      return Optional.empty();
    }
    return value;
  }

  private static Optional<byte[]> decode(JsonText text) {
    try {
      return Optional.of(text.base64());
    } catch (JsonException e) {
      return Optional.empty();
    }
  }

  private static long checksum(byte[] value) {
    CRC32C checksum = new CRC32C();
    checksum.update(value);
    return checksum.getValue();
  }
}
