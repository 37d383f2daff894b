package io.bulla.formats.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keys and options for a format. Holds no secret: each read asks its source anew. Immutable.
 *
 * @param key the bytes of a key file, such as an identity, a keyset or a raw key
 * @param passphrase in UTF-8, without a line end
 * @param recipients public keys, or names of keys in a service
 * @param options by name, all of them among {@link ForeignFormat#options}
 */
public record FormatRequest(
    Optional<SecretBytesSource> key,
    Optional<SecretBytesSource> passphrase,
    List<String> recipients,
    Map<String, String> options) {
  public FormatRequest {
    recipients = List.copyOf(recipients);
    options = Map.copyOf(options);
  }
}
