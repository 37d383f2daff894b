package io.bulla.provider.pkcs11;

import static io.bulla.provider.spi.KekException.Kind.UNAVAILABLE;

import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which token it is, whatever addresses name it. Immutable.
 *
 * @param module the real path of its library
 */
record TokenIdentity(Path module, String serial, String label) {

  /** Where nobody can look at the token, the identity is that of the address. */
  static TokenIdentity of(TokenAddress address, Optional<TokenInfo> token) throws KekException {
    Path module = realPath(address.module());
    return token.isPresent()
        ? new TokenIdentity(module, token.get().serial(), token.get().label())
        : new TokenIdentity(module, "", address.text());
  }

  /** What is equal for the same token: a record's hash code takes long to link at start. */
  List<Object> key() {
    return List.of(module, serial, label);
  }

  private static Path realPath(Path module) throws KekException {
    try {
      return module.toRealPath();
    } catch (IOException e) {
      throw new KekException(UNAVAILABLE, "the PKCS#11 library cannot be found: " + e, e);
    }
  }
}
