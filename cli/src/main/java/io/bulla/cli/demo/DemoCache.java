package io.bulla.cli.demo;

import io.bulla.cli.terminal.Console;
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
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base = xdg.isEmpty() ? home(environment).resolve(".cache") : Path.of(xdg);
    return new DemoCache(
        base.resolve("bulla").resolve("demo").toAbsolutePath(), Map.copyOf(environment));
  }

  /** Artifacts of Maven Central, or of another repository. */
  ArtifactStore store(Optional<URI> repository, Console console) {
    MavenSettings maven = MavenSettings.ofUser(homeOfUser(), console);
    URI address = repository.map(MavenSettings::directory).orElse(maven.repository());
    Download download = new Download(address, Proxies.of(environment));
    return new ArtifactStore(maven.localRepository(), directory, download, console);
  }

  /** Where DJL unpacks its native libraries. */
  Path djl() {
    return directory.resolve("djl");
  }

  private static Path home(Map<String, String> environment) {
    Path home = Path.of(environment.getOrDefault("HOME", ""));
    return home.isAbsolute() ? home : homeOfUser();
  }

  /** That of the user database, which is where Maven looks, too. */
  private static Path homeOfUser() {
    return Path.of(System.getProperty("user.home"));
  }
}
