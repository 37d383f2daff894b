package io.bulla.loader.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Signature;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Where the hash, the MAC and the signature of suite 1 come from: one JCA provider, or the JVM's
 * own order of providers.
 *
 * <p>Immutable, safe for several threads. The segment cipher is chosen apart, by {@link
 * CipherEngines}.
 */
public final class Primitives {

  static final int HASH_BYTES = 32;

  private static final String HASH = "SHA-256";
  private static final String MAC = "HmacSHA256";

  private final @Nullable Provider provider;

  private Primitives(@Nullable Provider provider) {
    this.provider = provider;
  }

  /** The providers of this JVM, in its order. */
  public static Primitives ofJvm() {
    return new Primitives(null);
  }

  /** This provider and no other. */
  public static Primitives of(Provider provider) {
    return new Primitives(provider);
  }

  MessageDigest sha256() {
    try {
      return provider == null
          ? MessageDigest.getInstance(HASH)
          : MessageDigest.getInstance(HASH, provider);
    } catch (GeneralSecurityException e) {
      throw missing(HASH, e);
    }
  }

  Mac hmacSha256(WipeableKey key) {
    try {
      Mac mac = provider == null ? Mac.getInstance(MAC) : Mac.getInstance(MAC, provider);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw missing(MAC, e);
    }
  }

  Signature signature(String algorithm) {
    try {
      return provider == null
          ? Signature.getInstance(algorithm)
          : Signature.getInstance(algorithm, provider);
    } catch (GeneralSecurityException e) {
      throw missing(algorithm, e);
    }
  }

  private ProviderException missing(String algorithm, GeneralSecurityException cause) {
    String where =
        provider == null ? "this JVM's security providers" : "provider " + provider.getName();
    return new ProviderException(algorithm + " cannot be had from " + where, cause);
  }
}
