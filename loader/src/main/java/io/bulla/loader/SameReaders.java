package io.bulla.loader;

import static java.nio.file.attribute.PosixFilePermission.GROUP_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** Lets a file be read by whoever may read another one, as far as this process may. Stateless. */
final class SameReaders {
  private static final Set<PosixFilePermission> OF_THE_GROUP =
      Set.of(GROUP_READ, GROUP_WRITE, GROUP_EXECUTE);

  private SameReaders() {}

  /**
   * Gives a file owner, group and permissions of another one; its owner may read and write it
   * besides. Where this process may not give it that group, no group may read it: it would be
   * another one. Does nothing where a file system has no such permissions.
   */
  static void give(Path file, Path like) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view == null) {
      return;
    }
    PosixFileAttributes wanted = Files.readAttributes(like, PosixFileAttributes.class);
    Set<PosixFilePermission> permissions = EnumSet.of(OWNER_READ, OWNER_WRITE);
    permissions.addAll(wanted.permissions());
    if (!hasGroupOf(view, wanted)) {
      permissions.removeAll(OF_THE_GROUP);
    }
    giveOwner(view, wanted);
    view.setPermissions(permissions);
  }

  private static boolean hasGroupOf(PosixFileAttributeView view, PosixFileAttributes wanted)
      throws IOException {
    if (view.readAttributes().group().equals(wanted.group())) {
      return true;
    }
    try {
      view.setGroup(wanted.group());
      return true;
    } catch (FileSystemException e) {
      return false; // not a member of it, and no superuser: told by the permissions
    }
  }

  private static void giveOwner(PosixFileAttributeView view, PosixFileAttributes wanted)
      throws IOException {
    if (view.readAttributes().owner().equals(wanted.owner())) {
      return;
    }
    try {
      view.setOwner(wanted.owner());
    } catch (FileSystemException e) {
      // only a superuser may: then its maker owns it, and the model's owner reads it as others do
      return;
    }
  }
}
