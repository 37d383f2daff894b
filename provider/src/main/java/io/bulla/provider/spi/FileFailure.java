package io.bulla.provider.spi;

import java.io.IOException;
import java.nio.file.FileSystemException;

/** Words for an operator about a file operation that failed. Stateless. */
public final class FileFailure {

  private FileFailure() {}

  /**
   * Returns what failed, without a class name: {@code AccessDenied: /var/lib/bulla} where Java has
   * nothing but the path to say.
   */
  public static String words(IOException failure) {
    boolean pathOnly = failure instanceof FileSystemException e && e.getReason() == null;
    return pathOnly
        ? failure.getClass().getSimpleName().replace("Exception", "") + ": " + failure.getMessage()
        : String.valueOf(failure.getMessage());
  }
}
