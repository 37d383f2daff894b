package io.bulla.provider.spi;

import java.util.OptionalInt;

/**
 * One wrap or unwrap of a DEK, as the core asks for it. Made by the core, for one operation; not
 * kept beyond it.
 */
public interface KekRequest {
  /**
   * Returns the version that is to do it, 1 to 2^31 - 1. Empty where a place that numbers its
   * versions itself ({@link KekBackend#ownVersions}) wraps and is to choose; present for every
   * unwrap.
   */
  OptionalInt version();

  /** Returns what the DEK is bound to. */
  KeyContext context();

  /**
   * Returns the id of the audit event that this operation belongs to, to be sent along so that the
   * place's log and ours can be joined; empty where nothing is recorded. No secret.
   */
  String eventId();

  /**
   * Adds what becomes known on the way, such as {@code request-id} or how often it was tried, to
   * the record of how the operation ended. Never a secret.
   */
  void note(String name, String value);

  /**
   * Returns the version, for backends whose versions the core numbers.
   *
   * @throws IllegalStateException if it is left to the place
   */
  default int givenVersion() {
    return version().orElseThrow(() -> new IllegalStateException("the core gave no version"));
  }
}
