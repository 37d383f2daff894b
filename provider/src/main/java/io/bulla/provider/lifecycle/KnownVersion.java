package io.bulla.provider.lifecycle;

import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.KekState;
import io.bulla.provider.kek.WrapCount;
import io.bulla.provider.spi.KekVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A version of a KEK with all that is known of it. Immutable; without secrets.
 *
 * @param kekId the short id
 * @param number of the version
 * @param state what it may be used for now
 * @param detail why, for people; may be empty
 * @param place where the KEK lives; empty where that could not be asked
 * @param placed as the place has it; empty where it is gone, or could not be asked
 * @param wraps how often it wrapped on this host; empty where it is gone or nobody can tell
 * @param history what was signed about it, oldest first; empty without signed records
 */
public record KnownVersion(
    String kekId,
    int number,
    KekState state,
    String detail,
    String place,
    Optional<KekVersion> placed,
    Optional<WrapCount> wraps,
    List<Signed> history) {

  /**
   * One signed record.
   *
   * @param record what it says
   * @param issued when it was signed
   * @param signer SHA-256 of the administrator's public key
   */
  public record Signed(StateRecord record, Instant issued, String signer) {}

  /** Copies the list. */
  public KnownVersion {
    history = List.copyOf(history);
  }

  /** Returns {@code id/version}. */
  public String alias() {
    return KekAlias.of(kekId, number);
  }

  /** Returns the last record. */
  public Optional<Signed> latest() {
    return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
  }

  /** Returns when it was made: as its place tells, else when it was first signed about. */
  public Optional<Instant> created() {
    Optional<Instant> told = placed.flatMap(KekVersion::created);
    return told.isPresent() ? told : history.stream().findFirst().map(Signed::issued);
  }
}
