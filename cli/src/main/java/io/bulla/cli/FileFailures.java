package io.bulla.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What went wrong with a file, in words, with what to do. */
final class FileFailures {
  /** What the JDK tells by a type, without words. */
  private record Kind(Class<? extends IOException> type, String problem, String hint) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(NoSuchFileException.class, "no such file or directory", "check the path"),
          new Kind(
              FileAlreadyExistsException.class,
              "already exists",
              "name another output, or move that one away: nothing is overwritten"),
          new Kind(
              AccessDeniedException.class,
              "permission denied",
              "check the owner and mode of the file and of its directory"),
          new Kind(
              FileSystemLoopException.class,
              "a link to a directory above it",
              "remove it, or name another directory"),
          new Kind(NotDirectoryException.class, "not a directory", "name a directory"),
          new Kind(DirectoryNotEmptyException.class, "directory not empty", "name an empty one"));

  static final String UTF8_LOCALE =
      "run it with LC_ALL=C.UTF-8, or in another UTF-8 locale: it has every name";

  private static final List<String> FULL = List.of("no space left", "quota", "file too large");

  private FileFailures() {}

  static Failure of(IOException thrown) {
    if (thrown instanceof ClosedChannelException || thrown instanceof InterruptedIOException) {
      boolean clean = thrown.getSuppressed().length == 0;
      return new Failure(
          ExitCode.IO,
          "interrupted",
          clean ? "run it again; nothing half-written was left" : "run it again",
          thrown);
    }
    return new Failure(ExitCode.IO, what(thrown), hint(thrown), thrown);
  }

  /** JDKs write the names of files in the locale's encoding. */
  static Failure of(InvalidPathException thrown) {
    return new Failure(
        ExitCode.IO,
        thrown.getInput() + ": no name of a file in this locale: " + thrown.getReason(),
        UTF8_LOCALE,
        thrown);
  }

  private static String what(IOException thrown) {
    if (thrown instanceof FileSystemException failure && failure.getFile() != null) {
      return failure.getFile() + ": " + parts(problem(failure))[0];
    }
    return Words.lowerFirst(Words.of(thrown));
  }

  private static String problem(FileSystemException failure) {
    return KINDS.stream()
        .filter(kind -> kind.type().isInstance(failure))
        .map(Kind::problem)
        .findFirst()
        .map(problem -> withReasonOfDenial(problem, failure))
        .orElseGet(() -> reason(failure));
  }

  private static String withReasonOfDenial(String problem, FileSystemException failure) {
    boolean told = failure instanceof AccessDeniedException && failure.getReason() != null;
    return told ? problem + ": " + failure.getReason() : problem;
  }

  private static String reason(FileSystemException failure) {
    String reason = failure.getReason();
    return reason == null ? failure.getClass().getSimpleName() : Words.lowerFirst(reason);
  }

  /** What the loader advises stands behind a semicolon. */
  private static String[] parts(String text) {
    return text.split("; ", 2);
  }

  private static String hint(IOException thrown) {
    return KINDS.stream()
        .filter(kind -> kind.type().isInstance(thrown))
        .map(Kind::hint)
        .findFirst()
        .or(() -> advice(thrown))
        .orElseGet(() -> hintOf(Words.of(thrown).toLowerCase(Locale.ROOT)));
  }

  private static Optional<String> advice(IOException thrown) {
    String[] parts =
        parts(thrown instanceof FileSystemException failure ? reason(failure) : Words.of(thrown));
    return parts.length == 2 ? Optional.of(parts[1]) : Optional.empty();
  }

  private static String hintOf(String message) {
    if (FULL.stream().anyMatch(message::contains)) {
      return "free some space or name another disk";
    }
    return "look at that file and its file system, then run this again";
  }
}
