package io.bulla.loader.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Optional;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Where the hash, the MAC, the signature and the randomness of suite 1 come from: one JCA provider,
 * or the JVM's own order of providers.
 *
 * <p>Immutable, safe for several threads. The segment cipher is chosen apart, by {@link
 * CipherEngines}.
 */
public final class Primitives {

  static final int HASH_BYTES = 32;

  private static final Primitives OF_JVM = new Primitives(null, new SecureRandom(), false);
  private static final String HASH = "SHA-256";
  private static final String MAC = "HmacSHA256";

  private static final String RANDOM = "DEFAULT";

  private final @Nullable Provider provider;
  private final SecureRandom random;
  private final boolean exclusive;

  private Primitives(@Nullable Provider provider, SecureRandom random, boolean exclusive) {
    this.provider = provider;
    this.random = random;
    this.exclusive = exclusive;
  }

  /** The providers of this JVM, in its order. */
  public static Primitives ofJvm() {
    return OF_JVM;
  }

  /** This provider for all but the randomness, which is the JVM's. */
  public static Primitives of(Provider provider) {
    return new Primitives(provider, new SecureRandom(), false);
  }

  /**
   * This provider and no other: a validated module.
   *
   * @throws ProviderException if it has no random generator {@code DEFAULT}
   */
  public static Primitives only(Provider module) {
    try {
      return new Primitives(module, SecureRandom.getInstance(RANDOM, module), true);
    } catch (GeneralSecurityException e) {
      throw new ProviderException(
          module.getName() + " has no random generator " + RANDOM + " of its own", e);
    }
  }

  /** The provider that ciphers must come from too, if it is the only one. */
  public Optional<Provider> exclusiveProvider() {
    return exclusive ? Optional.ofNullable(provider) : Optional.empty();
  }

  /** Where keys, salts and nonce prefixes are drawn from. */
  public SecureRandom random() {
    return random;
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
