package io.bulla.provider.signing;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An administrator's private key, Ed25519 or EC P-256, from a file or of any JCA provider. It is
 * kept as an object of the JDK: it can be signed with, and is never shown.
 */
public final class AdminKey {
  private static final byte[] PROBE = "bulla-admin-key-probe/1".getBytes(StandardCharsets.UTF_8);

  private final PrivateKey key;
  private final @Nullable Provider provider;
  private final String id;

  private AdminKey(PrivateKey key, @Nullable Provider provider, String id) {
    this.key = key;
    this.provider = provider;
    this.id = id;
  }

  /**
   * Finds which listed public key it belongs to, by a signature.
   *
   * @param key the private key
   * @param listed the public keys
   * @param provider the key's own, where the JDK's cannot sign with it
   */
  public static AdminKey of(PrivateKey key, @Nullable Provider provider, AdminKeys listed)
      throws KekException {
    try {
      AdminKey unnamed = new AdminKey(key, provider, "");
      String id =
          listed
              .signerOf(PROBE, unnamed.sign(PROBE))
              .orElseThrow(
                  () ->
                      new KekException(
                          Kind.DENIED,
                          listed.list()
                              + " does not list the public half of this administrator key; sign with"
                              + " one that is listed, or list it on every host: lifecycle.admin-keys"));
      return new AdminKey(key, provider, id);
    } catch (GeneralSecurityException e) {
      throw new KekException(Kind.DENIED, "this administrator key does not sign: " + e, e);
    }
  }

  /** Returns the SHA-256 of its public half. */
  public String id() {
    return id;
  }

  /** Signs a message; any provider's ECDSA signature is brought to the one that counts. */
  public byte[] sign(byte[] message) throws GeneralSecurityException {
    Signature signing = new Primitives(provider).signatureFor(key);
    signing.initSign(key);
    signing.update(message);
    return LowS.of(key, signing.sign());
  }

  /** Signs a message, in base64url. */
  public String signText(byte[] message) throws GeneralSecurityException {
    return text(sign(message));
  }

  /** The one text of a signature. */
  static String text(byte[] signature) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  @Override
  public String toString() {
    return "AdminKey[" + id + "]";
  }
}
