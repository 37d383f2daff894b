package io.bulla.provider.lifecycle;

import io.bulla.provider.lifecycle.SignedRecord.ChainPlace;
import io.bulla.provider.signing.Primitives;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Signs records as the next ones of a chain.
 *
 * @param issued when they are signed, all of them
 */
record Signing(
    StateChain chain, Primitives primitives, Authorization authorization, Instant issued) {

  /** Now, or when the last one was issued, where this host's clock is behind another's. */
  static Signing after(
      StateChain chain, Primitives primitives, Authorization authorization, Clock clock) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant last = chain.last().map(signed -> signed.place().issued()).orElse(now);
    return new Signing(chain, primitives, authorization, now.isBefore(last) ? last : now);
  }

  List<SignedRecord> sign(StateRecord record) throws KekException {
    return sign(List.of(record));
  }

  List<SignedRecord> sign(List<StateRecord> records) throws KekException {
    List<SignedRecord> signed = new ArrayList<>();
    long counter = chain.counter();
    String previous = chain.lineHash(counter, primitives);
    for (StateRecord record : records) {
      SignedRecord next = sign(place(++counter, previous), record);
      signed.add(next);
      previous = primitives.sha256(RecordLine.of(next));
    }
    return signed;
  }

  private ChainPlace place(long counter, String previous) {
    return new ChainPlace(counter, previous, issued, issued.plus(authorization.validFor()));
  }

  private SignedRecord sign(ChainPlace place, StateRecord record) throws KekException {
    try {
      return SignedRecord.sign(place, record, authorization.key());
    } catch (GeneralSecurityException e) {
      throw new KekException(Kind.DENIED, "the administrator key does not sign: " + e, e);
    }
  }
}
