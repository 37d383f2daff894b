package io.bulla.loader.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.ProviderException;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * The version that wrapped, as a {@code BullaWrap} or {@code BullaDek} tells it afterwards where
 * the KEK's place chose it: in its parameters, whose encoding is the decimal number
 * (docs/provider.md). Those of a {@code BullaDek} have the blob, too. Stateless.
 */
final class WrappingVersion {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,9}");

  /** The encoding of parameters that is the blob. */
  private static final String BLOB = "BullaWrap";

  private WrappingVersion() {}

  /**
   * Without it nobody could tell which version opens the model again.
   *
   * @throws ProviderException if the cipher does not tell it
   */
  static int toldBy(Cipher cipher) {
    String text = encoded(cipher.getParameters());
    if (!NUMBER.matcher(text).matches() || Long.parseLong(text) > Integer.MAX_VALUE) {
      throw new ProviderException("its place does not tell the version that wrapped");
    }
    return Integer.parseInt(text);
  }

  /**
   * What a DEK that was made is wrapped as.
   *
   * @throws ProviderException if the cipher does not tell it
   */
  static byte[] blobOf(Cipher cipher) {
    AlgorithmParameters parameters = cipher.getParameters();
    try {
      byte[] blob = parameters == null ? null : parameters.getEncoded(BLOB);
      if (blob == null) {
        throw new ProviderException("its place does not tell what it wrapped the new DEK as");
      }
      return blob;
    } catch (IOException e) {
      throw new ProviderException("the new DEK's blob cannot be read: " + e, e);
    }
  }

  private static String encoded(@Nullable AlgorithmParameters parameters) {
    try {
      return parameters == null
          ? ""
          : new String(parameters.getEncoded(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new ProviderException("the version that wrapped cannot be read: " + e, e);
    }
  }
}
