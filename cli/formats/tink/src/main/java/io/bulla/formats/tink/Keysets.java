package io.bulla.formats.tink;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import io.bulla.formats.spi.FormatRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** Keysets in clear, in either encoding. Tink's own copies of the keys are the collector's. */
final class Keysets {
  private Keysets() {}

  static StreamingAead streamingAead(FormatRequest request) throws IOException {
    byte[] keyset = bytes(request);
    try {
      StreamingAeadConfig.register();
      return parsed(keyset).getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
    } catch (GeneralSecurityException | RuntimeException e) {
      // Without a cause: parsers quote what they read.
      throw new ForeignFormatException(
          Kind.KEY,
          "the key file is no cleartext keyset of streaming keys, binary or JSON",
          "an encrypted keyset is decrypted first: tinkey convert-keyset");
    } finally {
      Arrays.fill(keyset, (byte) 0);
    }
  }

  private static byte[] bytes(FormatRequest request) throws IOException {
    if (request.key().isEmpty()) {
      throw new ForeignFormatException(
          Kind.REQUEST, "tink needs a keyset", "name one: --key-file FILE, or --key-sops FILE");
    }
    return request.key().get().read();
  }

  /** A binary keyset begins with the tag of its primary key's id, JSON with a brace. */
  private static KeysetHandle parsed(byte[] keyset) throws GeneralSecurityException {
    return isJson(keyset)
        ? TinkJsonProtoKeysetFormat.parseKeyset(
            new String(keyset, StandardCharsets.UTF_8),
            RegistryConfiguration.get(),
            InsecureSecretKeyAccess.get())
        : TinkProtoKeysetFormat.parseKeyset(
            keyset, InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
  }

  private static boolean isJson(byte[] keyset) {
    int first = 0;
    while (first < keyset.length && (keyset[first] == ' ' || keyset[first] == '\n')) {
      first++;
    }
    return first < keyset.length && keyset[first] == '{';
  }
}
