package io.bulla.loader;

import java.security.PublicKey;
import java.util.List;

/**
 * Whose signature a model must carry, and how far it is checked (docs/format.md section 6).
 *
 * @param keys verification keys that are trusted; a signature by any other key is refused
 * @param required whether a model without a signature is refused
 * @param content whether the content root is compared with the payload too, which costs a hash of
 *     the whole file
 */
public record PublisherPolicy(List<PublicKey> keys, boolean required, boolean content) {
  /** Trusts nobody and demands nothing. */
  public static final PublisherPolicy NONE = new PublisherPolicy(List.of(), false, false);

  public PublisherPolicy {
    keys = List.copyOf(keys);
    if ((required || content) && keys.isEmpty()) {
      throw new IllegalArgumentException(
          "publisher.require and publisher.verify=content need publisher.keys: name at least one key");
    }
  }
}
