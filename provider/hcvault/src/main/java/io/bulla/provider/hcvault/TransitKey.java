package io.bulla.provider.hcvault;

import io.bulla.provider.remote.JsonBody;
import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.util.Arrays;
import java.util.List;
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
    VaultAnswer answer = asked(path(operation), input, eventId, patience);
    if (!answer.isGood()) {
      throw TransitFailure.of(vault, answer);
    }
    try {
      TransitFailure.refuseUnbound(vault, answer);
      return answer;
    } catch (KekException e) {
      answer.close();
      throw e;
    }
  }

  private VaultAnswer asked(String path, JsonBody input, String eventId, Patience patience)
      throws KekException {
    byte[] body = input.bytes();
    try {
      return session.send(
          token -> vault.write(path, Optional.of(token), eventId, body, patience), patience);
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  /** Returns whether keys are made by use for who may; empty where this process may not know. */
  Optional<Boolean> areKeysMadeByUse(Patience patience) throws KekException {
    try (VaultAnswer answer =
        session.send(
            token -> vault.read(address().mount() + "/config/keys", token, "", patience),
            patience)) {
      return answer.isGood()
          ? answer.data().flag("disable_upsert").map(disabled -> !disabled)
          : Optional.empty();
    } catch (KekException e) {
      if (e.kind() == Kind.DENIED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * Returns whether an encryption by a name that Transit does not know would make that key: so it
   * is where the policy has {@code create}, and assumed where the policies do not tell.
   */
  boolean mayBeMadeByUse(String eventId, Patience patience) throws KekException {
    try (JsonBody input = new JsonBody().text("paths", path("encrypt"));
        VaultAnswer answer = asked("sys/capabilities-self", input, eventId, patience)) {
      List<String> capabilities = answer.data().texts("capabilities");
      return !answer.isGood()
          || capabilities.isEmpty()
          || capabilities.contains("create")
          || capabilities.contains("root");
    } catch (KekException e) {
      if (e.kind() == Kind.DENIED) {
        return true;
      }
      throw e;
    }
  }

  KekException strange(VaultAnswer answer, String what) {
    return vault.failure(Kind.REFUSED, answer, what + "; is it Transit of Vault or OpenBao?");
  }

  private String path(String operation) {
    return address().mount() + "/" + operation + "/" + address().key();
  }
}
