package io.bulla.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Commands of others that tests exchange files with. Where one is neither here nor can be
 * installed, the calling test is skipped, visibly. Each is installed once in a JVM. Thread-safe.
 */
public final class ForeignTools {
  private ForeignTools() {}

  private static final class Age {
    static final ServerInstallation INSTALLATION = ServerInstallation.of("age");

    private Age() {}
  }

  private static final class Sops {
    static final ServerInstallation INSTALLATION = ServerInstallation.of("sops");

    private Sops() {}
  }

  /** {@code age}, beside which is {@code age-keygen}. */
  public static Path requireAge() {
    return require("age", Age.INSTALLATION);
  }

  /** {@code sops}. */
  public static Path requireSops() {
    return require("sops", Sops.INSTALLATION);
  }

  /** {@code openssl}, of the system. */
  public static Path requireOpenssl() {
    Path openssl = Path.of("/usr/bin/openssl");
    Requires.that(openssl.toFile().canExecute(), "openssl", "install the package openssl");
    return openssl;
  }

  private static Path require(String tool, ServerInstallation installation) {
    Requires.that(!installation.command().isEmpty(), tool, installation.whyNot());
    return Path.of(installation.command().get(0));
  }

  /** Runs a command to its end; anything but exit code 0 is an error. Returns what it printed. */
  public static String run(Object... command) {
    return ProcessOutput.ofSuccess(new ProcessBuilder(words(command))).standardOutput();
  }

  /** Runs a command, whatever its end. */
  public static ProcessOutput tried(Object... command) {
    try {
      return ProcessOutput.of(new ProcessBuilder(words(command)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> words(Object... command) {
    return Arrays.stream(command).map(Object::toString).toList();
  }
}
