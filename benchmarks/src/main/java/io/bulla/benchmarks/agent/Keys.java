package io.bulla.benchmarks.agent;

import io.bulla.benchmarks.KekPlace;
import io.bulla.testing.SoftHsmStore;
import io.bulla.testing.Tools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A configuration with one KEK, by which each opening in another process unwraps a DEK anew.
 *
 * @param configuration the file
 * @param environment what a process needs to use its keys
 */
record Keys(Path configuration, Map<String, String> environment) {

  static final String KEK_ID = "models";

  private static final String NO_DEK_IS_KEPT = "loader.dek-cache-seconds = 0\n";

  /** A new KEK, in a {@code keystore} or in {@code softhsm}, in an empty directory. */
  static Keys create(String place, Path directory, Distribution distribution) throws IOException {
    Keys keys =
        switch (place) {
          case KekPlace.KEYSTORE -> configured(directory, KekPlace.keystore(directory));
          case KekPlace.SOFTHSM -> configured(directory, token(directory));
          default -> throw new IllegalArgumentException("no KEK is in " + place);
        };
    distribution.run(keys, "key", "create", KEK_ID);
    return keys;
  }

  private static KekPlace token(Path directory) {
    SoftHsmStore store = SoftHsmStore.create(Tools.softhsm().orElseThrow(), directory);
    return KekPlace.of(store.initialize("cost"));
  }

  private static Keys configured(Path directory, KekPlace place) throws IOException {
    Map<String, String> all = new HashMap<>(place.environment());
    all.put("XDG_STATE_HOME", directory.toString());
    all.put("XDG_CONFIG_HOME", directory.toString());
    return new Keys(place.configure(directory, NO_DEK_IS_KEPT, KEK_ID), Map.copyOf(all));
  }
}
