package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.KeyWrapping;

/**
 * A mechanism of a token that was tried and is a key wrapping of SP 800-38F.
 *
 * @param mechanism its number, which vendors do not agree on
 * @param anyLength false where keys whose length is no multiple of 8 are wrapped wrongly (SoftHSM 2
 *     pads them with zeros first)
 * @param knownAnswer whether it gave a known answer; else the token imports no key, and a round
 *     trip and the shape of the output had to do
 */
record WrapOffer(KeyWrapping wrapping, long mechanism, boolean anyLength, boolean knownAnswer) {

  private static final int BLOCK_BYTES = 8;

  boolean wraps(int keyBytes) {
    return wrapping.takes(keyBytes) && (anyLength || keyBytes % BLOCK_BYTES == 0);
  }

  /** For people. */
  String text() {
    return "mechanism 0x"
        + Long.toHexString(mechanism)
        + (knownAnswer ? ", known answer given" : ", round trip only: the token imports no key")
        + (anyLength ? "" : ", lengths in multiples of 8 only");
  }
}
