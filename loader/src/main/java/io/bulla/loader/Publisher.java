package io.bulla.loader;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * Who signs a model: any JCA key pair, Ed25519 or ECDSA P-256, in memory or in an HSM.
 *
 * @param privateKey signs; may be an opaque handle
 * @param publicKey its verification key, whose hash goes into the file
 * @param provider the JCA provider that can use the private key, or null for the default choice
 */
public record Publisher(PrivateKey privateKey, PublicKey publicKey, @Nullable Provider provider) {
  @Override
  public String toString() {
    return "Publisher[" + publicKey.getAlgorithm() + "]";
  }
}
