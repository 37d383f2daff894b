package io.bulla.provider.lifecycle;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Hash and signatures of state records.
 *
 * @param module the validated module that makes them in approved-only mode; else the JDK does
 */
record Primitives(@Nullable Provider module) {
  static final Primitives OF_THE_JDK = new Primitives(null);

  String sha256(String line) {
    return sha256(line.getBytes(StandardCharsets.UTF_8));
  }

  String sha256(byte[] bytes) {
    try {
      MessageDigest digest =
          module == null
              ? MessageDigest.getInstance("SHA-256")
              : MessageDigest.getInstance("SHA-256", module);
      return HexFormat.of().formatHex(digest.digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  Signature signatureFor(Key key) throws GeneralSecurityException {
    String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "Ed25519";
    return module == null
        ? Signature.getInstance(algorithm)
        : Signature.getInstance(algorithm, module);
  }
}
