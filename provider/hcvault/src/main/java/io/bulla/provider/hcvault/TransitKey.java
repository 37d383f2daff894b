package io.bulla.provider.hcvault;

import io.bulla.provider.remote.JsonBody;
import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.util.Arrays;
import java.util.Optional;

/** One key of Transit, by the calls of its API. Safe for use by several threads. */
final class TransitKey {
  private final Vault vault;
  private final Session session;

  TransitKey(Vault vault, Session session) {
    this.vault = vault;
    this.session = session;
  }

  TransitAddress address() {
    return vault.address();
  }

  /** Returns what it tells of itself; {@link KeyFacts#unreadable} where that is denied. */
  KeyFacts facts(String eventId, Patience patience) throws KekException {
    try {
      VaultAnswer answer =
          session.send(token -> vault.read(path("keys"), token, eventId, patience), patience);
      if (!answer.isGood()) {
        throw TransitFailure.of(vault, answer);
      }
      if (answer.fields().fields("data").isEmpty()) {
        throw strange(answer, "tells nothing of the key");
      }
      return new KeyFacts(Optional.of(answer.data()));
    } catch (KekException e) {
      if (e.kind() == Kind.DENIED) {
        return KeyFacts.unreadable();
      }
      throw e;
    }
  }

  /** Encrypts a DEK, or decrypts a ciphertext; what it answers, the caller closes. */
  VaultAnswer ask(String operation, JsonBody input, String eventId, Patience patience)
      throws KekException {
    byte[] body = input.bytes();
    try {
      VaultAnswer answer =
          session.send(
              token -> vault.write(path(operation), Optional.of(token), eventId, body, patience),
              patience);
      if (answer.isGood()) {
        return answer;
      }
      throw TransitFailure.of(vault, answer);
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  KekException strange(VaultAnswer answer, String what) {
    return vault.failure(Kind.REFUSED, answer, what + "; is it Transit of Vault or OpenBao?");
  }

  private String path(String operation) {
    return address().mount() + "/" + operation + "/" + address().key();
  }
}
