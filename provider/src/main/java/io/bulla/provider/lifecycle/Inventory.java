package io.bulla.provider.lifecycle;

import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.KekState;
import io.bulla.provider.kek.StatedVersion;
import io.bulla.provider.kek.WrapCount;
import io.bulla.provider.lifecycle.KnownVersion.Signed;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekVersion;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts together what the place and the records say of a KEK's versions. */
record Inventory(StateChain chain) {

  /** All versions, also those that are gone, ascending. */
  List<KnownVersion> of(Kek kek) throws KekException {
    String place = kek.place();
    List<StatedVersion> placed = kek.versions();
    Set<Integer> there = placed.stream().map(StatedVersion::number).collect(Collectors.toSet());
    Stream<KnownVersion> gone =
        chain.versionsOf(kek.id()).stream()
            .map(SignedRecord::record)
            .filter(record -> !there.contains(record.version()))
            .map(record -> gone(record, place));
    return Stream.concat(placed.stream().map(each -> placed(kek, each, place)), gone)
        .sorted(Comparator.comparingInt(KnownVersion::number))
        .toList();
  }

  private KnownVersion placed(Kek kek, StatedVersion stated, String place) {
    return new KnownVersion(
        kek.id(),
        stated.number(),
        stated.state(),
        stated.detail(),
        place,
        Optional.of(stated.version()),
        wraps(kek, stated.version()),
        history(KekAlias.of(kek.id(), stated.number())));
  }

  /**
   * What is wrong with a count is for the use of the key, and for a diagnosis, to say. A place that
   * numbers its versions draws the IVs too: its wraps are counted nowhere here.
   */
  private static Optional<WrapCount> wraps(Kek kek, KekVersion version) {
    try {
      return kek.ownVersions().isPresent() ? Optional.empty() : Optional.of(kek.wraps(version));
    } catch (KekException e) {
      return Optional.empty();
    }
  }

  /** The versions that have records, where the place cannot be asked. */
  List<KnownVersion> recorded(String kekId, Instant now) {
    return chain.versionsOf(kekId).stream()
        .map(SignedRecord::record)
        .map(record -> unplaced(record, record.stateAt(now), "its place was not asked", ""))
        .sorted(Comparator.comparingInt(KnownVersion::number))
        .toList();
  }

  private KnownVersion gone(StateRecord record, String place) {
    return unplaced(record, record.state(), "its place does not hold it", place);
  }

  private KnownVersion unplaced(StateRecord record, KekState state, String detail, String place) {
    return new KnownVersion(
        record.kekId(),
        record.version(),
        state,
        detail,
        place,
        Optional.empty(),
        Optional.empty(),
        history(record.alias()));
  }

  private List<Signed> history(String alias) {
    return chain.history(alias).stream()
        .map(signed -> new Signed(signed.record(), signed.place().issued(), signed.signer()))
        .toList();
  }
}
