package io.bulla.provider.pkcs11;

import static io.bulla.provider.spi.KekException.Kind.BAD_CONFIG;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import java.util.Optional;

/** What a KEK is made for: one thing, since a key that wraps and decrypts gives away other keys. */
enum KekMechanism {
  /** Encrypts and decrypts. */
  AES_GCM("aes-gcm"),
  /** Wraps and unwraps. */
  AES_KWP("aes-kwp");

  private static final String ATTRIBUTE = "x-bulla-mechanism";

  private final String text;

  KekMechanism(String text) {
    this.text = text;
  }

  /** Which one the URI asks for; empty if it leaves the choice. */
  static Optional<KekMechanism> asked(KekPlace place) throws KekException {
    Optional<String> value = place.attribute(ATTRIBUTE);
    for (KekMechanism mechanism : values()) {
      if (value.filter(mechanism.text::equals).isPresent()) {
        return Optional.of(mechanism);
      }
    }
    if (value.isPresent()) {
      throw new KekException(
          BAD_CONFIG, place.origin() + ": " + ATTRIBUTE + " is aes-gcm or aes-kwp");
    }
    return Optional.empty();
  }

  /** Attributes of a key that is made for it, in the words of SunPKCS11's configuration. */
  String template() {
    boolean encrypts = this == AES_GCM;
    return "  CKA_ENCRYPT = "
        + encrypts
        + "\n  CKA_DECRYPT = "
        + encrypts
        + "\n  CKA_WRAP = "
        + !encrypts
        + "\n  CKA_UNWRAP = "
        + !encrypts
        + "\n";
  }
}
