package io.bulla.provider.lifecycle;

import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.KekState;
import io.bulla.provider.kek.Keks;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekVersion;
import java.util.Optional;

/** The version that a change is about: as last recorded, else as its place has it. Stateless. */
final class Subject {
  private Subject() {}

  static String alias(KekAlias version) {
    return KekAlias.of(version.kekId(), version.version().orElseThrow());
  }

  static StateRecord of(StateChain chain, KekAlias version, Keks keks) throws KekException {
    Optional<SignedRecord> signed = chain.latest(alias(version));
    return signed.isPresent() ? signed.get().record() : unrecorded(version, keks);
  }

  private static StateRecord unrecorded(KekAlias version, Keks keks) throws KekException {
    int number = version.version().orElseThrow();
    KekVersion placed =
        keks.require(version.kekId()).placed().stream()
            .filter(each -> each.number() == number)
            .findFirst()
            .orElseThrow(
                () ->
                    new KekException(
                        Kind.NOT_FOUND,
                        "KEK "
                            + version.kekId()
                            + " has no version "
                            + number
                            + " in its place; see which there are: bulla key inventory"));
    return new StateRecord(
        version.kekId(),
        number,
        placed.identity(),
        KekState.PRE_ACTIVATION,
        KeyTimes.ALWAYS,
        Optional.empty(),
        "");
  }
}
