package io.bulla.provider.config;

import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Set;

/** Refuses files with secrets that not only their owner may read and write. Stateless. */
public final class ClosedFile {
  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(GROUP_READ, GROUP_WRITE, OTHERS_READ, OTHERS_WRITE);

  private ClosedFile() {}

  /**
   * Refuses an open file. Where the file system has no modes, nothing is refused.
   *
   * @param name what the file is called in the error
   * @throws KekException of kind {@code REFUSED} if group or others may read or write it
   */
  public static void refuseOpen(Path file, String name) throws IOException, KekException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null && !Collections.disjoint(view.readAttributes().permissions(), OF_OTHERS)) {
      throw new KekException(
          KekException.Kind.REFUSED,
          name + ": group or others may read or write the file; close it with: chmod 600 " + file);
    }
  }
}
