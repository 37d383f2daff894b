package io.bulla.benchmarks;

import io.bulla.testing.SoftHsmToken;
import io.bulla.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * Where the KEKs of a benchmark are: a BCFKS keystore, or a token of SoftHSM.
 *
 * @param uri for {@code kek.ID} of a configuration in the same directory
 * @param environment what another process needs to reach it
 */
public record KekPlace(String uri, Map<String, String> environment) {

  /** The name of one: a BCFKS keystore. */
  public static final String KEYSTORE = "keystore";

  /** The name of the other: a token of SoftHSM, which the host must have. */
  public static final String SOFTHSM = "softhsm";

  /** Name of the file that {@link #configure} writes. */
  static final String CONFIGURATION = "bulla.properties";

  /** Whether this host has what the one of this name takes. */
  public static boolean isHere(String name) {
    return !name.equals(SOFTHSM) || Tools.softhsm().isPresent();
  }

  /** A keystore that is made with its first KEK, in this directory. */
  public static KekPlace keystore(Path directory) throws IOException {
    writePrivately(directory.resolve("password"), "benchmark only\n");
    return new KekPlace("keystore:keys.bcfks?password-source=file:password", Map.of());
  }

  /** A token. */
  public static KekPlace of(SoftHsmToken token) {
    String uri =
        "pkcs11:token="
            + token.label()
            + "?module-path="
            + token.module()
            + "&pin-source=file:"
            + token.pinFile().toAbsolutePath();
    return new KekPlace(uri, token.store().environment());
  }

  /**
   * Writes a configuration, and makes no KEK yet.
   *
   * @param settings its first lines, each with its end
   */
  public Path configure(Path directory, String settings, String... kekIds) throws IOException {
    StringBuilder lines = new StringBuilder(settings);
    for (String kekId : kekIds) {
      lines.append("kek.").append(kekId).append(" = ").append(uri).append('\n');
    }
    return writePrivately(directory.resolve(CONFIGURATION), lines.toString());
  }

  /** A new file that only its owner may read. */
  static Path writePrivately(Path file, String text) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return Files.writeString(file, text);
  }
}
