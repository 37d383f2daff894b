package io.bulla.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** What went wrong with a file, in words, with what to do. */
final class FileFailures {
  private FileFailures() {}

  static Failure of(IOException thrown) {
    return new Failure(ExitCode.IO, what(thrown), hint(thrown), thrown);
  }

  private static String what(IOException thrown) {
    if (thrown instanceof FileSystemException failure && failure.getFile() != null) {
      return problem(failure) + ": " + failure.getFile();
    }
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : lowerFirst(message);
  }

  private static String problem(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file or directory";
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "already exists";
    }
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof NotDirectoryException) {
      return "not a directory";
    }
    if (failure instanceof DirectoryNotEmptyException) {
      return "directory not empty";
    }
    String reason = failure.getReason();
    return reason == null ? failure.getClass().getSimpleName() : lowerFirst(reason);
  }

  private static String hint(IOException thrown) {
    if (thrown instanceof NoSuchFileException) {
      return "check the path";
    }
    if (thrown instanceof FileAlreadyExistsException) {
      return "name another output, or move that one away: nothing is overwritten";
    }
    if (thrown instanceof AccessDeniedException) {
      return "check the owner and mode of the file and of its directory";
    }
    String message = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("no space left") || message.contains("quota")) {
      return "free some space or name another disk; nothing half-written was left";
    }
    return message.contains("is a directory") ? "name a file" : "";
  }

  private static String lowerFirst(String text) {
    boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1));
    return word ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
  }
}
