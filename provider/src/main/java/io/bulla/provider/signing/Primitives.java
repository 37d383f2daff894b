package io.bulla.provider.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.Signature;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Hash and signatures of signed lines.
 *
 * @param module the validated module that makes them in approved-only mode; else the JDK does
 */
public record Primitives(@Nullable Provider module) {
  /** Those of the JDK. */
  public static final Primitives OF_THE_JDK = new Primitives(null);

  /** Returns the SHA-256 of the line's UTF-8, in hexadecimal. */
  public String sha256(String line) {
    return sha256(line.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the SHA-256, in hexadecimal. */
  public String sha256(byte[] bytes) {
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

  /** Returns the signature algorithm that fits a key. */
  public Signature signatureFor(Key key) throws GeneralSecurityException {
    String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "Ed25519";
    return module == null
        ? Signature.getInstance(algorithm)
        : Signature.getInstance(algorithm, module);
  }
}
