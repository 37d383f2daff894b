package io.bulla.cli;

import io.bulla.testing.SoftHsmToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A directory with the configuration of one KEK, models, on a token of its own.
 *
 * @param directory of all that there is
 * @param environment names the configuration
 * @param ofProcesses what other processes need to see the token
 */
record TokenSite(Path directory, Map<String, String> environment, Map<String, String> ofProcesses) {
  private static final String SIGNED =
      """
      lifecycle.file = states
      lifecycle.admin-keys = alice.pub.pem, bob.pub.pem
      lifecycle.seen = host/seen
      """;

  /** With two administrators. */
  static TokenSite signed(Path directory) throws IOException {
    TokenSite site = of(directory, SIGNED);
    site.bulla("key", "admin", "init", directory.resolve("alice"), "--no-passphrase").succeeded();
    site.bulla("key", "admin", "init", directory.resolve("bob"), "--no-passphrase").succeeded();
    return site;
  }

  static TokenSite unsigned(Path directory) throws IOException {
    return of(directory, "");
  }

  private static TokenSite of(Path directory, String more) throws IOException {
    SoftHsmToken token = SoftHsmToken.fresh();
    Path file =
        Files.writeString(
            directory.resolve("bulla.properties"),
            "kek.models = pkcs11:token=%s?module-path=%s&pin-source=file:%s%nwrap.counts = host%n%s"
                .formatted(token.label(), token.module(), token.pinFile(), more));
    return new TokenSite(
        directory,
        /* environment= */ Map.of("BULLA_CONFIG", file.toString()),
        /* ofProcesses= */ token.store().environment());
  }

  TokenSite with(String variable, String value) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put(variable, value);
    return new TokenSite(directory, changed, ofProcesses);
  }

  Path configuration() {
    return directory.resolve("bulla.properties");
  }

  InProcess bulla(Object... arguments) {
    return InProcess.under(environment, arguments);
  }

  /** {@code bulla key}, signed by an administrator. */
  InProcess by(String name, Object... arguments) {
    Object[] all = new Object[arguments.length + 3];
    all[0] = "key";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--admin-key";
    all[arguments.length + 2] = directory.resolve(name + ".pem");
    return bulla(all);
  }

  Path seal(String name) throws IOException {
    Path plain = Files.write(directory.resolve("plain.onnx"), new byte[1000]);
    Path sealed = directory.resolve("sealed").resolve(name);
    bulla("seal", plain, "-o", sealed).succeeded();
    return sealed;
  }
}
