package io.bulla.provider.pkcs11;

/**
 * How a token stands to AES-GCM with a given IV and associated data.
 *
 * @param text what was found, for people
 */
record GcmOffer(boolean present, String text) {

  static final GcmOffer KNOWN_ANSWER = new GcmOffer(true, "known answer given");
  static final GcmOffer ROUND_TRIP =
      new GcmOffer(true, "round trip only: the token imports no key");

  static GcmOffer absent(String why) {
    return new GcmOffer(false, why);
  }
}
