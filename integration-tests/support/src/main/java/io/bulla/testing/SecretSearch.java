package io.bulla.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Looks for secrets in what a program said. Stateless. */
public final class SecretSearch {
  private SecretSearch() {}

  /** Returns those that stand in a text: as they are, in base64 or in hexadecimal. */
  public static List<String> found(List<String> secrets, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return secrets.stream()
        .filter(
            secret ->
                text.contains(secret)
                    || text.contains(base64(secret))
                    || lower.contains(HexFormat.of().formatHex(secret.getBytes(ISO_8859_1))))
        .toList();
  }

  /** Of whole groups of three bytes, so that what follows does not matter. */
  private static String base64(String secret) {
    byte[] whole = secret.substring(0, secret.length() / 3 * 3).getBytes(ISO_8859_1);
    return Base64.getEncoder().encodeToString(whole);
  }
}
