package io.bulla.cli.key;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Workbench;
import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.Keks;
import io.bulla.provider.lifecycle.KekAdministration;
import io.bulla.provider.lifecycle.KekDestruction;
import io.bulla.provider.lifecycle.Lifecycle;
import io.bulla.provider.spi.KekException;
import java.util.List;

/**
 * What changes KEKs, as the configuration has it; its failures are those of the command.
 *
 * @param lifecycle how states are known
 * @param keks those of the configuration
 */
record Administration(Lifecycle lifecycle, Keks keks) {
  /** One use of a KEK. */
  @FunctionalInterface
  interface Use<T> {
    T run() throws KekException;
  }

  static Administration of(Workbench workbench) {
    return attempt(
        () ->
            new Administration(
                workbench.provider().lifecycle(), workbench.provider().keks().get()));
  }

  static <T> T attempt(Use<T> use) {
    try {
      return use.run();
    } catch (KekException e) {
      throw LifecycleFailures.of(e);
    }
  }

  KekAdministration records() throws KekException {
    return lifecycle.administration(keks);
  }

  KekDestruction destruction() throws KekException {
    return lifecycle.destruction(keks);
  }

  /** Refuses what only signed records can say. */
  void requireSigned() {
    if (!lifecycle.isSigned()) {
      throw new Failure(
          ExitCode.CONFIGURATION,
          "states of KEKs need signed records, and lifecycle.file is not set",
          "make an administrator's key: bulla key admin init NAME; it prints what to set");
    }
  }

  /** {@code ID/VERSION} of a configured KEK. */
  static KekAlias version(Workbench workbench, String text) {
    try {
      KekAlias alias = KekAlias.parse(text);
      if (alias.version().isPresent()) {
        workbench.kekIds(List.of(alias.kekId()));
        return alias;
      }
    } catch (IllegalArgumentException e) {
      throw notAVersion(text, e);
    }
    throw notAVersion(text, null);
  }

  private static Failure notAVersion(
      String text, @org.jspecify.annotations.Nullable Throwable cause) {
    return new Failure(
        ExitCode.USAGE, text + " names no version of a KEK", "write ID/VERSION: models/1", cause);
  }
}
