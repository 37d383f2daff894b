package io.bulla.provider.lifecycle;

import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.StatedVersion;
import io.bulla.provider.lifecycle.KnownVersion.Signed;
import io.bulla.provider.spi.KekException;
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
    return Stream.concat(placed.stream().map(each -> placed(kek.id(), each, place)), gone)
        .sorted(Comparator.comparingInt(KnownVersion::number))
        .toList();
  }

  private KnownVersion placed(String kekId, StatedVersion stated, String place) {
    return new KnownVersion(
        kekId,
        stated.number(),
        stated.state(),
        stated.detail(),
        place,
        Optional.of(stated.version()),
        history(KekAlias.of(kekId, stated.number())));
  }

  private KnownVersion gone(StateRecord record, String place) {
    return new KnownVersion(
        record.kekId(),
        record.version(),
        record.state(),
        "its place does not hold it",
        place,
        Optional.empty(),
        history(record.alias()));
  }

  private List<Signed> history(String alias) {
    return chain.history(alias).stream()
        .map(signed -> new Signed(signed.record(), signed.place().issued(), signed.signer()))
        .toList();
  }
}
