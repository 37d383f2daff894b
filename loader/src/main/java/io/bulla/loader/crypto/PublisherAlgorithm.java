package io.bulla.loader.crypto;

import java.math.BigInteger;
import java.security.Key;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.util.Arrays;
import java.util.Optional;

/** The signature algorithms of a publisher (docs/format.md, section 3.2). */
public enum PublisherAlgorithm {
  /** RFC 8032. */
  ED25519(1, "Ed25519"),
  /** FIPS 186-5, DER. */
  ECDSA_P256(2, "SHA256withECDSA");

  /**
   * Order of the group of P-256 (SP 800-186, section 3.2.1.3), which tells it from other curves of
   * 256 bits.
   */
  private static final BigInteger P256_ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private final int code;
  private final String jcaName;

  PublisherAlgorithm(int code, String jcaName) {
    this.code = code;
    this.jcaName = jcaName;
  }

  /** The algorithm byte of the format. */
  public int code() {
    return code;
  }

  String jcaName() {
    return jcaName;
  }

  /** The algorithm with this byte, if the format has it. */
  public static Optional<PublisherAlgorithm> ofCode(int code) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.code == code).findFirst();
  }

  /**
   * The algorithm that a key signs or verifies with, if it is one of these; a key in a token counts
   * by its name.
   */
  public static Optional<PublisherAlgorithm> of(Key key) {
    return switch (key.getAlgorithm()) {
      case "Ed25519" -> Optional.of(ED25519);
      case "EdDSA" -> isEd25519(key) ? Optional.of(ED25519) : Optional.empty();
      case "EC", "ECDSA" -> isP256(key) ? Optional.of(ECDSA_P256) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean isEd25519(Key key) {
    return !(key instanceof EdECKey edwards) || edwards.getParams().getName().equals("Ed25519");
  }

  private static boolean isP256(Key key) {
    return !(key instanceof ECKey elliptic) || elliptic.getParams().getOrder().equals(P256_ORDER);
  }
}
