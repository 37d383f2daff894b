package io.bulla.provider.tink;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.KekVersion.Protection;
import io.bulla.provider.spi.OwnVersions;
import java.util.Optional;

/**
 * The one version that a key of a {@code KmsClient} has: by what it encrypts, and how the key is
 * kept, a client does not tell.
 *
 * @param key for people
 */
record ClientVersions(String key) implements OwnVersions {
  static final int ONLY = 1;

  /** An {@code Aead} is symmetric: who can make a ciphertext has its key, or may use it. */
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
    return new KekVersion(
        ONLY,
        ALGORITHM,
        BITS,
        /* enabled= */ true,
        Protection.UNVERIFIED,
        "a KmsClient of Tink's does not tell",
        Optional.empty(),
        key);
  }
}
