package io.bulla.provider.kek;

import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.OwnVersions;
import java.util.List;
import java.util.Optional;

/**
 * The versions of one KEK: which its place holds, or is presumed to hold where it numbers them
 * itself, and their states at this moment. Safe for use by several threads.
 */
final class PlacedVersions {
  private final String id;
  private final LazyBackend backend;
  private final KekStates states;
  private final KekAudit audit;
  private final KekRefusals refusals;

  /** As last reported: an unwrap of a version that was seen does not ask the place once more. */
  private volatile List<KekVersion> known = List.of();

  PlacedVersions(
      String id, LazyBackend backend, KekStates states, KekAudit audit, KekRefusals refusals) {
    this.id = id;
    this.backend = backend;
    this.states = states;
    this.audit = audit;
    this.refusals = refusals;
  }

  Optional<OwnVersions> own() throws KekException {
    return ask(KekBackend::ownVersions);
  }

  List<StatedVersion> all() throws KekException {
    return stated(ask(KekBackend::versions));
  }

  /** Asked anew, whatever may be done with them. */
  List<KekVersion> placed() throws KekException {
    return List.copyOf(ask(KekBackend::versionsNow));
  }

  /** After one was made or destroyed here. */
  void forget() {
    known = List.of();
  }

  /** What is asked of a place. */
  private interface Question<T> {
    T of(KekBackend place) throws KekException;
  }

  /** Who is denied is recorded also where the KEK is only looked up. */
  private <T> T ask(Question<T> question) throws KekException {
    try {
      return question.of(backend.open());
    } catch (KekException e) {
      if (e.kind() == Kind.DENIED || e.kind() == Kind.AUTHENTICATION_FAILED) {
        audit.denied(e);
      }
      throw e;
    }
  }

  private List<StatedVersion> stated(List<KekVersion> placed) throws KekException {
    return states.of(id, remembered(placed));
  }

  private List<KekVersion> remembered(List<KekVersion> placed) {
    List<KekVersion> copy = List.copyOf(placed);
    known = copy;
    return copy;
  }

  /**
   * The version that an alias means, or the active one: the highest, where there are several. The
   * place is asked anew before there is said to be none, since another process may have made it.
   */
  Optional<StatedVersion> find(KekAlias alias) throws KekException {
    Optional<OwnVersions> own = own();
    if (own.isPresent() && alias.version().isPresent()) {
      return Optional.of(presumed(own.get(), alias.version().getAsInt()));
    }
    Optional<StatedVersion> found = find(all(), alias);
    return found.isPresent() ? found : find(stated(placed()), alias);
  }

  private static Optional<StatedVersion> find(List<StatedVersion> versions, KekAlias alias) {
    Optional<StatedVersion> highest = Optional.empty();
    for (StatedVersion version : versions) {
      boolean meant =
          alias.version().isPresent()
              ? version.number() == alias.version().getAsInt()
              : version.state() == KekState.ACTIVE;
      if (meant) {
        highest = Optional.of(version);
      }
    }
    return highest;
  }

  /** Its state is that of this moment, also where its place is not asked once more. */
  StatedVersion seen(int version) throws KekException {
    Optional<OwnVersions> own = own();
    if (own.isPresent()) {
      return presumed(own.get(), version);
    }
    Optional<StatedVersion> seen = states.of(id, known, version);
    return seen.isPresent() ? seen.get() : require(version);
  }

  StatedVersion require(int version) throws KekException {
    Optional<StatedVersion> found = states.of(id, remembered(ask(KekBackend::versions)), version);
    if (found.isEmpty()) {
      found = states.of(id, remembered(placed()), version);
    }
    return found.orElseThrow(() -> refusals.noVersion(version, backend.describe()));
  }

  /** Its place is not asked whether it is there: that comes out at its use. */
  private StatedVersion presumed(OwnVersions own, int version) throws KekException {
    return states
        .of(id, List.of(own.presumed(version)), version)
        .orElseThrow(() -> refusals.noVersion(version, backend.describe()));
  }
}
