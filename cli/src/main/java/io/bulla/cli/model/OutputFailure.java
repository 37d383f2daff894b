package io.bulla.cli.model;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Failures of an output that is written under a hidden name, told of the name that it is for.
 * Stateless.
 */
public final class OutputFailure {
  private OutputFailure() {}

  /**
   * The failure as it concerns the target. What a channel throws, of a full disk for instance,
   * names no file.
   */
  public static IOException of(Path target, Path hidden, IOException e) {
    if (e.getClass().equals(IOException.class)) {
      return caused(new FileSystemException(target.toString(), null, e.getMessage()), e);
    }
    boolean ofHidden =
        e instanceof FileSystemException failure
            && String.valueOf(failure.getFile()).startsWith(hidden.toString());
    return ofHidden ? caused(named(target, (FileSystemException) e), e) : e;
  }

  /** A hidden file that is gone was removed by the end of the command. */
  private static IOException named(Path target, FileSystemException e) {
    if (e instanceof NoSuchFileException) {
      return new InterruptedIOException("the command was told to end");
    }
    if (e instanceof AccessDeniedException) {
      String directory = String.valueOf(target.toAbsolutePath().getParent());
      return new AccessDeniedException(
          directory, null, "nothing can be made in it, such as " + target.getFileName());
    }
    return new FileSystemException(target.toString(), null, e.getReason());
  }

  private static IOException caused(IOException told, IOException cause) {
    told.initCause(cause);
    return told;
  }
}
