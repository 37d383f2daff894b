package io.bulla.harness;

import io.bulla.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The distribution that the cli module's build has put together. */
public record Distribution(Path root) {

  /** That of this build. */
  public static Distribution built() {
    String version = System.getProperty("bulla.version", "0.1.0-SNAPSHOT");
    Path root = SharedData.checkout().resolve("cli/target/bulla-" + version);
    if (!Files.isRegularFile(root.resolve("agent/bulla-agent.jar"))) {
      throw new IllegalStateException(
          "no distribution in " + root + ": ./mvnw -pl cli -am package makes it");
    }
    return new Distribution(root);
  }

  /** The argument that puts the agent into a JVM. */
  public String agent(Path configuration) {
    return "-javaagent:" + root.resolve("agent/bulla-agent.jar") + "=" + configuration;
  }

  /** What an application puts on its class path to use the provider. */
  List<Path> providerJars() {
    try (Stream<Path> jars = Files.list(root.resolve("lib"))) {
      return jars.filter(jar -> jar.getFileName().toString().matches("(bulla-provider|jna-).*"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The class path of the command, and BC FIPS besides, as an application may have it. */
  List<Path> libraries() {
    try (Stream<Path> own = Files.list(root.resolve("lib"));
        Stream<Path> bcFips = Files.list(root.resolve("extensions/bcfips"))) {
      Stream<Path> jars =
          Stream.concat(
                  own, bcFips.filter(jar -> jar.getFileName().toString().startsWith("bc-fips")))
              .filter(jar -> jar.toString().endsWith(".jar"))
              .sorted();
      return Stream.concat(Stream.of(natives()), jars).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The unpacked native libraries. */
  Path natives() {
    return root.resolve("native");
  }

  /** The command. */
  public Path command() {
    return root.resolve("bin/bulla");
  }
}
