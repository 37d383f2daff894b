package io.bulla.cli.key;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.provider.lifecycle.Authorization;
import io.bulla.provider.lifecycle.Lifecycle;
import io.bulla.provider.spi.KekException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who changes the states of KEKs, and why. Not safe for threads. */
final class AdminOptions {
  @Option(
      names = "--admin-key",
      paramLabel = "FILE",
      description =
          "Private key in PEM that signs the state records; bulla key admin init makes one.")
  private @Nullable Path adminKey;

  @Option(
      names = "--passphrase-source",
      paramLabel = "SOURCE",
      description =
          "Where its passphrase comes from: file:PATH or env:NAME. Default: asked for, if needed.")
  private String passphraseSource = "";

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; stands in the record.")
  private String reason = "";

  @Option(
      names = "--valid-for",
      paramLabel = "TIME",
      converter = Days.class,
      description =
          "For how long the records are good, e.g. 90d; something has to be signed within it."
              + " Default: 365d.")
  private Duration validFor = Duration.ofDays(365);

  Authorization authorization(Session session, Workbench workbench) {
    if (adminKey == null) {
      throw new Failure(
          ExitCode.USAGE,
          "lifecycle.file is set, so states are changed with an administrator's key",
          "add --admin-key FILE; bulla key admin init makes one");
    }
    if (!Files.isRegularFile(adminKey)) {
      throw new Failure(ExitCode.IO, adminKey + ": there is no such file", "see --admin-key");
    }
    try {
      Lifecycle lifecycle = workbench.provider().lifecycle();
      return new Authorization(
          lifecycle.adminKey(adminKey, Passphrase.of(passphraseSource, adminKey, session)),
          reason,
          validFor);
    } catch (KekException e) {
      throw LifecycleFailures.of(e);
    } catch (IllegalArgumentException e) {
      throw new Failure(ExitCode.USAGE, String.valueOf(e.getMessage()), "see --help", e);
    }
  }
}
