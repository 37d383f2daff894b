package io.bulla.provider.lifecycle;

import io.bulla.provider.signing.AdminKeys;
import io.bulla.provider.signing.Primitives;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose signatures count. Immutable.
 *
 * @param keys the administrators' public keys
 * @param lastRecords the counter of the last record for which a key counts, by the key's id, for
 *     keys that are out of use
 */
record Administrators(AdminKeys keys, Map<String, Long> lastRecords) {
  Administrators {
    lastRecords = Map.copyOf(lastRecords);
  }

  static Administrators of(List<ListedKey> listed, Primitives primitives) {
    Map<String, Long> lastRecords = new HashMap<>();
    for (ListedKey each : listed) {
      if (!each.isInUse()) {
        lastRecords.put(primitives.sha256(each.key().getEncoded()), each.lastRecord());
      }
    }
    List<PublicKey> keys = listed.stream().map(ListedKey::key).toList();
    return new Administrators(new AdminKeys(keys, primitives, "lifecycle.admin-keys"), lastRecords);
  }

  /** Refuses a record that none of them signed, or one who was out of use by then. */
  void verify(SignedRecord signed, String where) throws KekException {
    String what = where + ": the state record";
    keys.verify(signed.signer(), signed.toBeSigned(), signed.signature(), what);
    if (signed.place().counter() > lastRecords.getOrDefault(signed.signer(), Long.MAX_VALUE)) {
      throw new KekException(
          Kind.REFUSED,
          what
              + " was signed by a key that "
              + keys.list()
              + " takes out of use before it; let another administrator"
              + " sign");
    }
  }

  /**
   * Refuses a chain in which nobody else signed after a key that is out of use: whoever has that
   * key could have made all of it.
   */
  void requireSuccessor(StateChain chain, String file) throws KekException {
    for (long last : lastRecords.values()) {
      if (chain.counter() <= last) {
        throw new KekException(
            Kind.REFUSED,
            file
                + " has no record after "
                + last
                + ", up to which "
                + keys.list()
                + " lets a key count; restore the newest file, or let another administrator sign a"
                + " record first: bulla key renew");
      }
    }
  }
}
