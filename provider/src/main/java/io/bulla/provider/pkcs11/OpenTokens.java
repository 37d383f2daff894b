package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.KekException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens that this process uses, one object for each: KEKs on one token share its sessions, its
 * generations, and what is known about refused PINs. Thread-safe.
 */
final class OpenTokens {

  /** By library and criteria: a list, since a record's hash code takes long to link at start. */
  private static final Map<List<Object>, Pkcs11Token> BY_ADDRESS = new HashMap<>();

  private OpenTokens() {}

  static synchronized Pkcs11Token of(TokenAddress address) throws KekException {
    List<Object> key = List.of(address.module(), address.criteria());
    Pkcs11Token token = BY_ADDRESS.get(key);
    if (token == null) {
      token = new Pkcs11Token(TokenConnector.of(address));
      BY_ADDRESS.put(key, token);
    }
    return token;
  }
}
