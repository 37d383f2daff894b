package io.bulla.provider.hcvault;

import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekVersion.Protection;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key before it is used. Transit makes a key of a name that it does not know,
 * where the token's policy lets it: so nothing is encrypted before the key was seen to be there.
 * Safe for use by several threads.
 */
final class KnownKey {
  /** How long nobody notices that the key became exportable, or another one's. */
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private final TransitKey key;
  private final boolean acceptsUnverified;
  private final LongSupplier nanoClock;

  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable KeyFacts facts;
  private long seenNanos;

  KnownKey(TransitKey key, boolean acceptsUnverified, LongSupplier nanoClock) {
    this.key = key;
    this.acceptsUnverified = acceptsUnverified;
    this.nanoClock = nanoClock;
  }

  /**
   * Returns what it tells, not older than five minutes.
   *
   * @throws KekException NOT_FOUND, or REFUSED if it is no key that could be a KEK
   */
  KeyFacts facts(String eventId, Patience patience) throws KekException {
    patience.take(lock);
    try {
      return freshFacts(eventId, patience);
    } finally {
      lock.unlock();
    }
  }

  /** That it may not be read is asked anew, unless it is accepted: a policy can change. */
  private KeyFacts freshFacts(String eventId, Patience patience) throws KekException {
    KeyFacts known = facts;
    if (known == null || nanoClock.getAsLong() - seenNanos > LIFETIME.toNanos()) {
      facts = null;
      known = key.facts(eventId, patience);
      refuseUnfit(known);
      facts = known.data().isPresent() || acceptsUnverified ? known : null;
      seenNanos = nanoClock.getAsLong();
    }
    return known;
  }

  private void refuseUnfit(KeyFacts known) throws KekException {
    if (!known.whyNot().isEmpty()) {
      throw refused("is no KEK: " + known.whyNot());
    }
  }

  /** Returns once it may be encrypted with it. */
  void requireForWrapping(String eventId, Patience patience) throws KekException {
    if (facts(eventId, patience).protection() != Protection.UNVERIFIED) {
      return;
    }
    if (!acceptsUnverified) {
      throw refused(
          "may not be there, or may be exportable: this process may not read it;"
              + " let its policy read that path");
    }
    if (key.mayBeMadeByUse(eventId, patience)) {
      throw refused(
          "would be made if it is not there; take 'create' from the policy for encrypt, which"
              + " needs 'update' alone");
    }
  }

  private KekException refused(String what) {
    return new KekException(Kind.REFUSED, key.address() + " " + what);
  }
}
