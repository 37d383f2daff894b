package io.bulla.provider.jca;

import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.KekSource;
import io.bulla.provider.kek.KekState;
import io.bulla.provider.kek.StatedVersion;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.OwnVersions;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds the entries of the key store. */
final class KekEntries {
  private final KekSource keks;

  KekEntries(KekSource keks) {
    this.keks = keks;
  }

  /** The entry of an alias; empty where there is none, an exception where nobody can tell. */
  Optional<KekEntry> find(String alias) {
    try {
      KekAlias parsed = KekAlias.parse(alias);
      Optional<Kek> kek = keks.get().find(parsed.kekId());
      return kek.isPresent() ? find(kek.get(), parsed) : Optional.empty();
    } catch (KekException e) {
      throw SeamErrors.of(e);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no alias of this store
    }
  }

  private static Optional<KekEntry> find(Kek kek, KekAlias alias) throws KekException {
    Optional<OwnVersions> own = kek.ownVersions();
    if (own.isPresent() && alias.version().isEmpty()) {
      return Optional.of(KekEntry.of(kek, own.get()));
    }
    Optional<StatedVersion> version = kek.version(alias);
    return version.isPresent() ? Optional.of(KekEntry.of(kek, version.get())) : Optional.empty();
  }

  /**
   * All aliases. A KEK whose place cannot be reached is listed by its id alone, so that one missing
   * token does not hide the other keys; its use tells why. So is one whose place numbers its
   * versions itself, which is not asked for them.
   */
  SortedSet<String> aliases() {
    SortedSet<String> aliases = new TreeSet<>();
    for (Kek kek : all()) {
      try {
        addAliases(kek, aliases);
      } catch (KekException e) {
        aliases.add(kek.id());
      }
    }
    return aliases;
  }

  private static void addAliases(Kek kek, SortedSet<String> aliases) throws KekException {
    if (kek.ownVersions().isPresent()) {
      aliases.add(kek.id());
      return;
    }
    for (StatedVersion version : kek.versions()) {
      aliases.add(KekAlias.of(kek.id(), version.number()));
      if (version.state() == KekState.ACTIVE) {
        aliases.add(kek.id());
      }
    }
  }

  private Iterable<Kek> all() {
    try {
      return keks.get().all();
    } catch (KekException e) {
      throw SeamErrors.of(e);
    }
  }
}
