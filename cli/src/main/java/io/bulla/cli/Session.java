package io.bulla.cli;

import io.bulla.cli.terminal.Console;
import io.bulla.provider.config.Configuration;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What all commands of one call share: options, console and environment. Not safe for threads.
 *
 * @param options the global options, filled in by the command line
 * @param console where words go
 * @param environment environment variables
 */
public record Session(GlobalOptions options, Console console, Map<String, String> environment) {
  public Session {
    environment = Map.copyOf(environment);
  }

  /** The configuration file that the command line names, if it does. */
  public Optional<Path> namedConfigurationFile() {
    return options.configurationFile();
  }

  /** The configuration file of this call, which need not exist. */
  public Path configurationFile() {
    return options.configurationFile().orElseGet(() -> Configuration.defaultFile(environment));
  }

  /** Tells whether somebody named that file: by an option or the environment. */
  public boolean isConfigurationNamed() {
    return options.configurationFile().isPresent()
        || !environment.getOrDefault("BULLA_CONFIG", "").isEmpty();
  }

  /** Reads the configuration and puts provider and loader together. */
  public Workbench workbench() {
    return Workbench.of(configurationFile(), environment);
  }

  /** Prints an error and its hint, and in debug the trace; the command goes on. */
  public void tell(Failure failure) {
    console.error(failure.what(), failure.hint());
    if (options.debug()) {
      failure.printStackTrace(console.err());
    }
  }
}
