package io.bulla.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The distribution directory that this command was started from.
 *
 * @param home its root, which holds {@code bin}, {@code lib}, {@code agent} and the rest
 */
public record Distribution(Path home) {
  /** System property with the root, set by {@code bin/bulla}. */
  public static final String HOME_PROPERTY = "bulla.home";

  /** The distribution that {@code bin/bulla} named. */
  public static Distribution ofThisProcess() {
    String home = System.getProperty(HOME_PROPERTY, "");
    if (home.isEmpty()) {
      throw new Failure(
          ExitCode.PREREQUISITE,
          "the Bulla distribution was not found",
          "start this command with bin/bulla of a distribution, or with ./bulla in a clone");
    }
    return new Distribution(Path.of(home));
  }

  /** The agent to name in {@code -javaagent}. */
  public Path agentJar() {
    return existing(home.resolve("agent").resolve("bulla-agent.jar"));
  }

  /** The ordinary DJL program of the demo. */
  public Path demoProgramJar() {
    return existing(home.resolve("demo").resolve("embed.jar"));
  }

  /** The script that fetches SoftHSM without root where that can be done. */
  public Path fetchTool() {
    return existing(home.resolve("lib").resolve("tools").resolve("fetch"));
  }

  private Path existing(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new Failure(
          ExitCode.PREREQUISITE,
          "the distribution is incomplete, missing: " + file,
          "unpack the distribution again");
    }
    return file;
  }
}
