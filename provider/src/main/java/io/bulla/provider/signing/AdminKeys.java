package io.bulla.provider.signing;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The administrators' public keys, by the SHA-256 of their encoding. Immutable. */
public final class AdminKeys {
  private final Map<String, PublicKey> byId;
  private final Primitives primitives;
  private final String list;

  /**
   * Takes them.
   *
   * @param list what lists them, for errors, e.g. {@code lifecycle.admin-keys}
   */
  public AdminKeys(Collection<PublicKey> keys, Primitives primitives, String list) {
    Map<String, PublicKey> ids = new LinkedHashMap<>();
    keys.forEach(key -> ids.put(primitives.sha256(key.getEncoded()), key));
    this.byId = Collections.unmodifiableMap(ids);
    this.primitives = primitives;
    this.list = list;
  }

  /** Returns what lists them, for errors. */
  public String list() {
    return list;
  }

  /** Returns what makes hashes and signatures. */
  public Primitives primitives() {
    return primitives;
  }

  /** Returns the SHA-256 of each. */
  public Set<String> ids() {
    return byId.keySet();
  }

  /**
   * Refuses a message that none of them signed.
   *
   * @param signer the SHA-256 of the key that is said to have signed
   * @param signature in base64url
   * @param where file and line and what stands there, for errors
   */
  public void verify(String signer, byte[] message, String signature, String where)
      throws KekException {
    PublicKey key = byId.get(signer);
    if (key == null) {
      throw unlisted(where);
    }
    try {
      if (!verifies(key, message, decode(signature))) {
        throw refused(where, "has a wrong signature: it was changed", null);
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw refused(where, "has a signature that is none", e);
    }
  }

  /**
   * @throws IllegalArgumentException if it is not the one text of a signature: decoders overlook
   *     the last bits, and another line would be another history
   */
  private static byte[] decode(String signature) {
    byte[] bytes = Base64.getUrlDecoder().decode(signature);
    if (!AdminKey.text(bytes).equals(signature)) {
      throw new IllegalArgumentException("it is not written in the one way that there is");
    }
    return bytes;
  }

  boolean verifies(PublicKey key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    Signature verification = primitives.signatureFor(key);
    verification.initVerify(key);
    verification.update(message);
    return verification.verify(signature) && isOnlySpelling(key, signature);
  }

  private static boolean isOnlySpelling(PublicKey key, byte[] signature) throws SignatureException {
    if (!LowS.holds(key, signature)) {
      throw new SignatureException("it is not the one encoding that there is: high s");
    }
    return true;
  }

  /** The listed key whose private half made the signature; empty for a stranger's. */
  java.util.Optional<String> signerOf(byte[] message, byte[] signature)
      throws GeneralSecurityException {
    for (Map.Entry<String, PublicKey> each : byId.entrySet()) {
      if (isOf(each.getValue(), message, signature)) {
        return java.util.Optional.of(each.getKey());
      }
    }
    return java.util.Optional.empty();
  }

  /** A signature of another algorithm is malformed to this key, and so is none of its own. */
  private boolean isOf(PublicKey key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    try {
      return verifies(key, message, signature);
    } catch (SignatureException e) {
      return false;
    }
  }

  /** More often the wrong keys are listed than the file was changed. */
  private KekException unlisted(String where) {
    return new KekException(
        Kind.REFUSED,
        where
            + " was signed by a key that "
            + list
            + " does not list; list the public half of the key that signed it, or restore the file"
            + " if nobody of yours did");
  }

  private static KekException refused(
      String where, String what, @org.jspecify.annotations.Nullable Exception cause) {
    return new KekException(Kind.REFUSED, where + " " + what + "; restore the file", cause);
  }
}
