package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.SecretSource;

/**
 * Where the PIN for a KEK comes from. It holds no PIN.
 *
 * @param sourceText the source, a file by its absolute path
 */
record PinOfKek(String sourceText, SecretSource source) {

  static PinOfKek of(KekPlace place) {
    return new PinOfKek(
        place.attribute("pin-source").orElse("nowhere (no pin-source)"), place.secret());
  }
}
