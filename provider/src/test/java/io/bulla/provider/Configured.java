package io.bulla.provider;

import io.bulla.provider.config.Configuration;
import io.bulla.provider.config.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Makes providers of configuration files. */
public final class Configured {
  private Configured() {}

  /** Writes the lines to a configuration file and makes a provider of it. */
  public static BullaProvider provider(Path directory, String... lines) {
    try {
      return BullaProvider.of(Configuration.load(file(directory, lines), Map.of(), Map.of()));
    } catch (ConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes the lines to a configuration file. */
  public static Path file(Path directory, String... lines) {
    try {
      Path file = Files.createTempFile(directory, "bulla", ".properties");
      return Files.writeString(file, String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
