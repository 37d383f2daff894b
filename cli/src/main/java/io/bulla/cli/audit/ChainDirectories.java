package io.bulla.cli.audit;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Session;
import io.bulla.provider.audit.AuditSettings;
import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Where the chains are. Not safe for threads. */
final class ChainDirectories {
  @Option(
      names = "--directory",
      paramLabel = "DIRECTORY",
      description =
          "Directory of audit chains; may be given several times, e.g. for an archive. Default:"
              + " audit.directory of the configuration.")
  private List<Path> directories = new ArrayList<>();

  List<Path> all(Session session) throws IOException {
    List<Path> all = directories.isEmpty() ? configured(session) : directories;
    for (Path directory : all) {
      require(directory);
    }
    return List.copyOf(all);
  }

  /** One that may not be looked at ends the command with the reason. */
  private static void require(Path directory) throws IOException {
    boolean there;
    try {
      there = Files.readAttributes(directory, BasicFileAttributes.class).isDirectory();
    } catch (NoSuchFileException e) {
      there = false;
    }
    if (!there) {
      throw new Failure(ExitCode.IO, directory + ": there is no such directory", "see --directory");
    }
  }

  private static List<Path> configured(Session session) {
    try {
      return List.of(
          AuditSettings.of(session.workbench().configuration())
              .directory()
              .orElseThrow(ChainDirectories::none));
    } catch (KekException e) {
      throw new Failure(
          ExitCode.CONFIGURATION, String.valueOf(e.getMessage()), "correct the configuration", e);
    }
  }

  private static Failure none() {
    return new Failure(
        ExitCode.USAGE,
        "no directory of audit chains is named, and the configuration has no audit.directory",
        "add --directory DIRECTORY");
  }
}
