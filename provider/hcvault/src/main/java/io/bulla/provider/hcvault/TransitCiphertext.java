package io.bulla.provider.hcvault;

import io.bulla.provider.spi.WrappedKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ciphertext of Transit, in the one spelling that it has: Transit itself takes others of the same
 * bytes.
 *
 * @param version of the key
 * @param text {@code vault:vN:BASE64}
 */
record TransitCiphertext(int version, String text) {
  private static final Pattern TEXT =
      Pattern.compile("vault:v([1-9][0-9]{0,8}):([A-Za-z0-9+/]+={0,2})");

  static Optional<TransitCiphertext> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    boolean is = text.length() <= WrappedKey.PLACE_AEAD_MAX_BYTES && matcher.matches();
    return is && isCanonical(matcher.group(2))
        ? Optional.of(new TransitCiphertext(Integer.parseInt(matcher.group(1)), text))
        : Optional.empty();
  }

  static Optional<TransitCiphertext> of(WrappedKey wrapped) {
    byte[] bytes = wrapped.ciphertext();
    String text = new String(bytes, StandardCharsets.US_ASCII);
    return Arrays.equals(bytes, text.getBytes(StandardCharsets.US_ASCII))
        ? parse(text)
        : Optional.empty();
  }

  /** The last character may have bits that mean nothing. */
  private static boolean isCanonical(String base64) {
    try {
      return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(base64)).equals(base64);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  WrappedKey wrapped() {
    return new WrappedKey(
        WrappedKey.PLACE_AEAD, new byte[0], text.getBytes(StandardCharsets.US_ASCII));
  }
}
