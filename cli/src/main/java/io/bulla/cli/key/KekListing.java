package io.bulla.cli.key;

import io.bulla.cli.Failure;
import io.bulla.cli.KeyFailures;
import io.bulla.cli.Workbench;
import io.bulla.provider.kek.Kek;
import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
      Map<String, Failure> unanswered = unanswered(store, workbench);
      List<String> aliases = Collections.list(store.aliases());
      for (String id : workbench.configuration().keks().keySet()) {
        listing.add(store, id, aliases, unanswered, workbench);
      }
      return listing;
    } catch (GeneralSecurityException | ProviderException | IOException e) {
      throw KeyFailures.of(e);
    }
  }

  /**
   * Why a KEK cannot be asked for, by the first answer: of the second one it is only heard that a
   * PIN was refused before.
   */
  private static Map<String, Failure> unanswered(KeyStore store, Workbench workbench) {
    Map<String, Failure> unanswered = new LinkedHashMap<>();
    for (String id : workbench.configuration().keks().keySet()) {
      try {
        store.getKey(id, null);
      } catch (GeneralSecurityException | ProviderException e) {
        unanswered.put(id, KeyFailures.of(e));
      }
    }
    return unanswered;
  }

  private void add(
      KeyStore store,
      String id,
      List<String> aliases,
      Map<String, Failure> unanswered,
      Workbench workbench)
      throws GeneralSecurityException {
    List<String> versions = aliases.stream().filter(each -> each.startsWith(id + "/")).toList();
    for (String alias : versions) {
      entries.add(KekEntry.of(store, alias));
    }
    if (versions.isEmpty()) {
      addWithoutVersion(id, unanswered.get(id), workbench);
    }
  }

  /**
   * The KeyStore lists no version of a KEK whose place it cannot reach, or numbers them itself:
   * that one is asked, which not every process may.
   */
  private void addWithoutVersion(String id, @Nullable Failure failure, Workbench workbench) {
    if (failure != null) {
      unreachable.put(id, failure);
      return;
    }
    try {
      List<KekEntry> told = Administration.attempt(() -> told(workbench, id));
      entries.addAll(told);
      if (told.isEmpty()) {
        absent.add(id);
      }
    } catch (Failure e) {
      unreachable.put(id, e);
    }
  }

  /** What a place says that numbers its versions itself; nothing of any other. */
  private static List<KekEntry> told(Workbench workbench, String id) throws KekException {
    Kek kek = workbench.provider().keks().get().require(id);
    if (kek.ownVersions().isEmpty()) {
      return List.of();
    }
    String place = kek.place();
    return kek.versions().stream().map(version -> KekEntry.of(kek, version, place)).toList();
  }
}
