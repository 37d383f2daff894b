package io.bulla.loader.keys;

import io.bulla.loader.crypto.SecretBytes;
import io.bulla.loader.format.Recipient;
import java.util.List;

/**
 * The DEK of a new model, and who can unwrap it.
 *
 * @param dek the receiver closes it
 * @param recipients one for each KEK, in the order in which the KEKs were named
 */
public record FreshDek(SecretBytes dek, List<Recipient> recipients) {
  /** Copies the list. */
  public FreshDek {
    recipients = List.copyOf(recipients);
  }
}
