package io.bulla.cli;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** What nobody but its owner may read, from the moment that it is there. */
public final class OwnerOnly {
  /** Mode of a file, 0600. */
  public static final FileAttribute<Set<PosixFilePermission>> FILE = mode("rw-------");

  /** Mode of a directory, 0700. */
  public static final FileAttribute<Set<PosixFilePermission>> DIRECTORY = mode("rwx------");

  private OwnerOnly() {}

  private static FileAttribute<Set<PosixFilePermission>> mode(String text) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
  }
}
