package io.bulla.loader;

import java.util.Collection;
import java.util.List;

/**
 * KEKs that the configuration wants every model to have: escrow, break-glass.
 *
 * @param kekIds their ids
 */
record RequiredRecipients(List<String> kekIds) {
  /** Refuses recipients among which one of them is missing. */
  void requireAmong(Collection<String> recipientIds, String name, String hint)
      throws ModelKeyException {
    List<String> missing = kekIds.stream().filter(id -> !recipientIds.contains(id)).toList();
    if (!missing.isEmpty()) {
      throw new ModelKeyException(
          name,
          "would be without the KEKs "
              + missing
              + " among its recipients, which loader.required-recipients demands",
          hint,
          null);
    }
  }
}
