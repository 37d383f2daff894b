package io.bulla.loader;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Failures of a temporary file, told of what it was to become. */
final class TemporaryFailure {
  private TemporaryFailure() {}

  /** The failure as it concerns the target; one of another file as it is. */
  static FileSystemException of(Path target, Path temporary, FileSystemException e) {
    if (!String.valueOf(e.getFile()).startsWith(temporary.toString())) {
      return e;
    }
    FileSystemException told = e instanceof AccessDeniedException ? denied(target) : as(target, e);
    told.initCause(e);
    return told;
  }

  private static FileSystemException denied(Path target) {
    return new AccessDeniedException(
        String.valueOf(target.toAbsolutePath().getParent()),
        null,
        "nothing can be made in it, such as " + target.getFileName());
  }

  private static FileSystemException as(Path target, FileSystemException e) {
    return new FileSystemException(target.toString(), null, e.getReason());
  }
}
