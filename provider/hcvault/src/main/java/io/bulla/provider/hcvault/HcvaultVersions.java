package io.bulla.provider.hcvault;

import io.bulla.provider.remote.Attempts;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.OwnVersions;

/** What Transit tells of versions by their numbers. */
record HcvaultVersions(KnownKey known, Attempts attempts) implements OwnVersions {
  @Override
  public String algorithm() {
    return KeyFacts.ALGORITHM;
  }

  @Override
  public int bits() {
    return KeyFacts.BITS;
  }

  @Override
  public KekVersion presumed(int number) throws KekException {
    KeyFacts facts = attempts.run(patience -> known.facts("", patience), (name, value) -> {});
    return facts.presumed(number);
  }
}
