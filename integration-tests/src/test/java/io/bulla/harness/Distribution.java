package io.bulla.harness;

import io.bulla.testing.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;

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

  /** The command. */
  public Path command() {
    return root.resolve("bin/bulla");
  }
}
