package io.bulla.benchmarks.agent;

import io.bulla.testing.SoftHsmStore;
import io.bulla.testing.SoftHsmToken;
import io.bulla.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;

/**
 * A configuration with one KEK, by which each opening unwraps a DEK anew.
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
          case "keystore" -> keystore(directory);
          case "softhsm" -> token(directory);
          default -> throw new IllegalArgumentException("no KEK is in " + place);
        };
    distribution.run(keys, "key", "create", KEK_ID);
    return keys;
  }

  /** Whether this host has what it takes. */
  static boolean canBeIn(String place) {
    return !place.equals("softhsm") || Tools.softhsm().isPresent();
  }

  private static Keys keystore(Path directory) throws IOException {
    Path password = write(directory.resolve("password"), "for measuring only\n");
    String uri =
        "keystore:" + directory.resolve("keys.bcfks") + "?password-source=file:" + password;
    return configured(directory, uri, Map.of());
  }

  private static Keys token(Path directory) throws IOException {
    SoftHsmStore store = SoftHsmStore.create(Tools.softhsm().orElseThrow(), directory);
    SoftHsmToken token = store.initialize("cost");
    String uri =
        "pkcs11:token=cost?module-path="
            + token.module()
            + "&pin-source=file:"
            + token.pinFile().toAbsolutePath();
    return configured(directory, uri, store.environment());
  }

  private static Keys configured(Path directory, String uri, Map<String, String> environment)
      throws IOException {
    String text = "kek." + KEK_ID + " = " + uri + "\n" + NO_DEK_IS_KEPT;
    Map<String, String> all = new HashMap<>(environment);
    all.put("XDG_STATE_HOME", directory.toString());
    all.put("XDG_CONFIG_HOME", directory.toString());
    return new Keys(write(directory.resolve("bulla.properties"), text), Map.copyOf(all));
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, text);
  }
}
