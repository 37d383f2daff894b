package io.bulla.cli.demo;

import io.bulla.cli.terminal.Console;
import io.bulla.provider.config.UserDirectory;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the demo keeps what it fetched, so that the next one is quick.
 *
 * @param directory {@code bulla/demo} in the user's cache
 * @param environment environment variables
 */
record DemoCache(Path directory, Map<String, String> environment) {
  static DemoCache of(Map<String, String> environment) {
    Path directory = UserDirectory.CACHE.ofBulla(environment).resolve("demo");
    return new DemoCache(directory.toAbsolutePath(), Map.copyOf(environment));
  }

  /** Artifacts of Maven Central, or of another repository. */
  ArtifactStore store(Optional<URI> repository, Console console) {
    Path home = Path.of(System.getProperty("user.home")); // as for Maven: of the user database
    MavenSettings maven = MavenSettings.ofUser(home, console);
    URI address = repository.map(MavenSettings::directory).orElse(maven.repository());
    Download download = new Download(address, Proxies.of(environment));
    return new ArtifactStore(maven.localRepository(), directory, download, console);
  }

  /** Where DJL unpacks its native libraries. */
  Path djl() {
    return directory.resolve("djl");
  }
}
