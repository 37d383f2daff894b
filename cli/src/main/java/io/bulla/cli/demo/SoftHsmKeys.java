package io.bulla.cli.demo;

import io.bulla.cli.Distribution;
import io.bulla.cli.OwnerOnly;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A KEK in a throw-away SoftHSM token.
 *
 * @param distribution holds the tool that finds SoftHSM
 */
record SoftHsmKeys(Distribution distribution) implements DemoKeys {
  @Override
  public Prepared prepare(Path directory) throws IOException {
    Path pinFile = writePin(directory.resolve("pin"));
    SoftHsmStore store = SoftHsmStore.create(distribution.fetchTool(), directory, pinFile);
    Path configuration = directory.resolve("bulla.properties");
    Files.writeString(
        configuration,
        String.format(
            Locale.ROOT,
            "kek.models = pkcs11:token=%s;object=models?module-path=%s&pin-source=file:%s%n",
            SoftHsmStore.TOKEN,
            escaped(store.module()),
            escaped(pinFile)));
    Map<String, String> environment = new HashMap<>(store.environment());
    environment.put(COUNTS, directory.toString());
    return new Prepared(
        configuration,
        List.of("key", "create", "models"),
        environment,
        "SoftHSM (" + store.origin() + "), where it was made and which it cannot leave");
  }

  private static Path writePin(Path file) throws IOException {
    Files.createFile(file, OwnerOnly.FILE);
    BigInteger random = new BigInteger(64, new SecureRandom());
    return Files.writeString(file, String.format(Locale.ROOT, "%020d", random).substring(0, 12));
  }

  /** Percent-encodes what a PKCS#11 URI (RFC 7512) does not take literally. */
  private static String escaped(Path path) {
    return path.toUri().getRawPath().replace("&", "%26");
  }
}
