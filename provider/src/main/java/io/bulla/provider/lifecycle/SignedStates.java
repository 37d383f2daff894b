package io.bulla.provider.lifecycle;

import static io.bulla.provider.kek.KekState.PRE_ACTIVATION;
import static io.bulla.provider.kek.KekState.SUSPENDED;

import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.KekState;
import io.bulla.provider.kek.KekStates;
import io.bulla.provider.kek.StatedVersion;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekVersion;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** States as the signed records say them now. Safe for use by several threads. */
final class SignedStates implements KekStates {
  static final Duration CLOCK_SKEW = Duration.ofMinutes(5);
  static final String AHEAD_HINT =
      "set the clock that is wrong: of this host, or of the one that signed. In the latter case the"
          + " file is refused until that time; restore the one of before";

  private final StateFile file;
  private final Overrides overrides;
  private final Clock clock;

  SignedStates(StateFile file, Overrides overrides, Clock clock) {
    this.file = file;
    this.overrides = overrides;
    this.clock = clock;
  }

  @Override
  public List<StatedVersion> of(String kekId, List<KekVersion> versions) throws KekException {
    Instant now = clock.instant();
    StateChain chain = chain(kekId, versions, now);
    List<StatedVersion> stated = new ArrayList<>();
    for (KekVersion version : StatedVersion.ascending(versions)) {
      String alias = KekAlias.of(kekId, version.number());
      stated.add(stated(version, chain.latest(alias), now));
    }
    return List.copyOf(stated);
  }

  @Override
  public Optional<StatedVersion> of(String kekId, List<KekVersion> versions, int number)
      throws KekException {
    List<KekVersion> one = versions.stream().filter(each -> each.number() == number).toList();
    Instant now = clock.instant();
    StateChain chain = chain(kekId, one, now);
    return one.stream()
        .map(each -> stated(each, chain.latest(KekAlias.of(kekId, number)), now))
        .findFirst();
  }

  /** A version that has no record may have been made, and used, within the last second. */
  private StateChain chain(String kekId, List<KekVersion> versions, Instant now)
      throws KekException {
    StateChain recent = file.chain();
    StateChain chain = covers(recent, kekId, versions) ? recent : file.chainNow();
    refuseStale(chain, now);
    return chain;
  }

  private static boolean covers(StateChain chain, String kekId, List<KekVersion> versions) {
    return versions.stream()
        .allMatch(each -> chain.latest(KekAlias.of(kekId, each.number())).isPresent());
  }

  /** After the last record has expired nobody knows what came after it. */
  private void refuseStale(StateChain chain, Instant now) throws KekException {
    SignedRecord last = chain.last().orElse(null);
    if (last != null && !now.isBefore(last.place().expires())) {
      throw new KekException(
          Kind.REFUSED,
          file.path()
              + " expired at "
              + last.place().expires()
              + "; an administrator renews it with: bulla key renew");
    }
    Optional<String> ahead = ahead(chain, now);
    if (ahead.isPresent()) {
      throw new KekException(Kind.REFUSED, file.path() + ahead.get() + "; " + AHEAD_HINT);
    }
  }

  /** What is wrong with a chain that was signed after now; empty where it was not. */
  static Optional<String> ahead(StateChain chain, Instant now) {
    return chain
        .last()
        .map(last -> last.place().issued())
        .filter(issued -> now.plus(CLOCK_SKEW).isBefore(issued))
        .map(issued -> " was signed at " + issued + ", after the time of this host, " + now);
  }

  private StatedVersion stated(KekVersion version, Optional<SignedRecord> signed, Instant now) {
    if (signed.isEmpty()) {
      return new StatedVersion(version, PRE_ACTIVATION, "it has no state record", false);
    }
    StateRecord record = signed.get().record();
    if (!record.key().equals(version.identity())) {
      String other = "its state record is of another key, \"" + record.key() + "\"";
      return new StatedVersion(version, PRE_ACTIVATION, other, false);
    }
    KekState state = effective(record, version, now);
    boolean overridden = state.isOverridable() && overrides.permit(record.alias(), state, now);
    return new StatedVersion(version, state, detail(signed.get(), state), overridden);
  }

  static KekState effective(StateRecord record, KekVersion version, Instant now) {
    return record.state().unwraps() && !version.enabled() ? SUSPENDED : record.stateAt(now);
  }

  private static String detail(SignedRecord signed, KekState state) {
    StateRecord record = signed.record();
    if (state != record.state()) {
      return "by its times, or by its place";
    }
    String since = "since " + signed.place().issued();
    return record.reason().isEmpty() ? since : since + ": " + record.reason();
  }
}
