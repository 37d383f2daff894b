package io.bulla.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that every command takes. Not safe for threads. */
public final class GlobalOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "Configuration file (default: $BULLA_CONFIG, else ~/.config/bulla/bulla.properties).")
  private @Nullable Path config;

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Only results and errors: no remarks, no progress.")
  private boolean quiet;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of an error.")
  private boolean debug;

  Optional<Path> configurationFile() {
    return Optional.ofNullable(config);
  }

  boolean quiet() {
    return quiet;
  }

  boolean debug() {
    return debug;
  }
}
