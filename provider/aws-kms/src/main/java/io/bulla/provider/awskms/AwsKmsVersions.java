package io.bulla.provider.awskms;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.KekVersion.Protection;
import io.bulla.provider.spi.OwnVersions;
import java.time.Instant;
import java.util.Optional;

/**
 * The one version that a key of KMS has: KMS rotates inside of it, tells nobody by what a
 * ciphertext was made, and opens all of them.
 */
record AwsKmsVersions(KeyArn key) implements OwnVersions {
  static final int ONLY = 1;

  private static final String ALGORITHM = "AES";
  private static final int BITS = 256;

  @Override
  public String algorithm() {
    return ALGORITHM;
  }

  @Override
  public int bits() {
    return BITS;
  }

  @Override
  public KekVersion presumed(int number) throws KekException {
    if (number != ONLY) {
      throw new KekException(
          Kind.NOT_FOUND, key + " has one version, " + ONLY + ", and no version " + number);
    }
    return version(/* enabled= */ true, Optional.empty());
  }

  KekVersion version(boolean enabled, Optional<Instant> created) {
    return new KekVersion(
        ONLY,
        ALGORITHM,
        BITS,
        enabled,
        Protection.NON_EXTRACTABLE,
        "by the word of AWS KMS",
        created,
        key.text());
  }
}
