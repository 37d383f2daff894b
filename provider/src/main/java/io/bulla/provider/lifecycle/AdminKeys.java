package io.bulla.provider.lifecycle;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The administrators' public keys, by the SHA-256 of their encoding. Immutable. */
final class AdminKeys {
  private final Map<String, PublicKey> byId;
  private final Primitives primitives;

  AdminKeys(Collection<PublicKey> keys, Primitives primitives) {
    Map<String, PublicKey> ids = new LinkedHashMap<>();
    keys.forEach(key -> ids.put(primitives.sha256(key.getEncoded()), key));
    this.byId = Collections.unmodifiableMap(ids);
    this.primitives = primitives;
  }

  Primitives primitives() {
    return primitives;
  }

  Set<String> ids() {
    return byId.keySet();
  }

  /** Refuses a record that none of them signed; {@code where} is file and line. */
  void verify(SignedRecord signed, String where) throws KekException {
    PublicKey key = byId.get(signed.signer());
    if (key == null) {
      throw refused(where, "was signed by a key that lifecycle.admin-keys does not list", null);
    }
    try {
      if (!verifies(key, signed.toBeSigned(), signed.signatureBytes())) {
        throw refused(where, "has a wrong signature: it was changed", null);
      }
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw refused(where, "has a signature that is none", e);
    }
  }

  boolean verifies(PublicKey key, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    Signature verification = primitives.signatureFor(key);
    verification.initVerify(key);
    verification.update(message);
    return verification.verify(signature);
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
    } catch (java.security.SignatureException e) {
      return false;
    }
  }

  private static KekException refused(
      String where, String what, @org.jspecify.annotations.Nullable Exception cause) {
    return new KekException(
        Kind.REFUSED, where + ": the state record " + what + "; restore the file", cause);
  }
}
