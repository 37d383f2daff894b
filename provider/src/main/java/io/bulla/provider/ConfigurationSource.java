package io.bulla.provider;

import io.bulla.provider.config.Configuration;
import io.bulla.provider.config.ConfigurationException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** Where a provider's configuration comes from, at its first use. */
sealed interface ConfigurationSource {

  Configuration read() throws ConfigurationException;

  /** It was read before. */
  record Given(Configuration configuration) implements ConfigurationSource {
    @Override
    public Configuration read() {
      return configuration;
    }
  }

  /** The file where it is looked for unless somebody says otherwise. */
  record UsualFile() implements ConfigurationSource {
    @Override
    public Configuration read() throws ConfigurationException {
      return load(Configuration.defaultFile(System.getenv()));
    }
  }

  /** The file that is the provider's argument. */
  record NamedFile(String path) implements ConfigurationSource {
    @Override
    public Configuration read() throws ConfigurationException {
      try {
        return load(Path.of(path));
      } catch (InvalidPathException e) {
        throw new ConfigurationException("the provider's argument", "is no path of a file system");
      }
    }
  }

  private static Configuration load(Path file) throws ConfigurationException {
    EarlyTokens.beginIfNamedIn(file);
    return Configuration.load(file, System.getenv(), Map.of());
  }
}
