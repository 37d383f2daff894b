package io.bulla.cli.key;

import io.bulla.cli.Failure;
import io.bulla.cli.KeyFailures;
import io.bulla.cli.Workbench;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How every KEK of the configuration stands.
 *
 * @param entries each version of those that are there
 * @param absent ids of those that are yet to be created
 * @param unreachable why nobody can tell of the others, by their ids
 */
record KekListing(List<KekEntry> entries, List<String> absent, Map<String, Failure> unreachable) {

  static KekListing of(Workbench workbench) {
    KekListing listing =
        new KekListing(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
    try {
      KeyStore store = KeyStore.getInstance("Bulla", workbench.provider());
      store.load(null, null);
      List<String> aliases = Collections.list(store.aliases());
      for (String id : workbench.configuration().keks().keySet()) {
        listing.add(store, id, aliases);
      }
      return listing;
    } catch (GeneralSecurityException | ProviderException | IOException e) {
      throw KeyFailures.of(e);
    }
  }

  private void add(KeyStore store, String id, List<String> aliases)
      throws GeneralSecurityException {
    List<String> versions = aliases.stream().filter(each -> each.startsWith(id + "/")).toList();
    for (String alias : versions) {
      entries.add(KekEntry.of(store, alias));
    }
    if (versions.isEmpty()) {
      addWithoutVersion(store, id);
    }
  }

  /** The KeyStore lists no version of a KEK whose place it cannot reach; its use tells why. */
  private void addWithoutVersion(KeyStore store, String id) {
    try {
      if (store.getKey(id, null) == null) {
        absent.add(id);
      }
    } catch (GeneralSecurityException | ProviderException e) {
      unreachable.put(id, KeyFailures.of(e));
    }
  }
}
