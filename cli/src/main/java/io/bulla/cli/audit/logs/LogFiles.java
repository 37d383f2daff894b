package io.bulla.cli.audit.logs;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files of logs, also by the directories that they are in. Stateless. */
public final class LogFiles {
  /** CloudTrail's own chain over its files, beside them. */
  private static final Path DIGESTS = Path.of("CloudTrail-Digest");

  private LogFiles() {}

  /**
   * Each file that is named, and each in a directory that is named or below it, links followed; not
   * hidden ones, nor CloudTrail's digests.
   *
   * @throws Failure if one is not there, or a directory has no file
   */
  public static List<Path> of(List<Path> named) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path each : named) {
      if (Files.isDirectory(each)) {
        files.addAll(below(each));
      } else if (Files.exists(each)) {
        files.add(each);
      } else {
        throw new NoSuchFileException(each.toString());
      }
    }
    return files;
  }

  private static List<Path> below(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
      List<Path> found =
          files
              .filter(Files::isRegularFile)
              .filter(file -> isLog(directory.relativize(file)))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new Failure(
            ExitCode.IO, directory + ": there is no log in it", "see that it is mounted");
      }
      return found;
    }
  }

  private static boolean isLog(Path relative) {
    for (Path name : relative) {
      if (name.equals(DIGESTS) || name.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }
}
