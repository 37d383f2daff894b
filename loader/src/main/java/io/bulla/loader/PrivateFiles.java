package io.bulla.loader;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files and directories that appear whole under their name, or not at all. */
final class PrivateFiles {
  private static final SecureRandom NAMES = new SecureRandom();

  /** How Linux words EPERM and EOPNOTSUPP: a file system without links, and not a broken one. */
  private static final Set<String> NO_LINKS =
      Set.of("Operation not permitted", "Operation not supported");

  private PrivateFiles() {}

  /** A new file that only its owner may read and write, open for both. */
  static FileChannel create(Path file) throws IOException {
    Set<StandardOpenOption> options =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return FileChannel.open(file, options, permissions(file, "rw-------"));
  }

  /** A directory that only its owner may enter. */
  static void createDirectory(Path directory) throws IOException {
    Files.createDirectory(directory, permissions(directory, "rwx------"));
  }

  private static FileAttribute<?>[] permissions(Path path, String permissions) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  /** A name beside a path under which nobody looks for a model. */
  static Path temporaryBeside(Path target) {
    byte[] random = new byte[6];
    NAMES.nextBytes(random);
    String name =
        "." + target.getFileName() + ".bulla-" + HexFormat.of().formatHex(random) + ".tmp";
    return target.resolveSibling(name);
  }

  /** Gives a finished file or directory its name, which must be free, and syncs its directory. */
  static void publish(Path temporary, Path target) throws IOException {
    requireFree(target);
    if (Files.isDirectory(temporary)) {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } else {
      linkOrMove(temporary, target);
    }
    syncDirectory(target);
  }

  /** A link fails where the name is taken meanwhile, a rename would replace what took it. */
  private static void linkOrMove(Path temporary, Path target) throws IOException {
    if (linked(temporary, target)) {
      Files.delete(temporary);
    } else {
      requireFree(target);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** False where the file system, or who we are on it, has no links. */
  private static boolean linked(Path temporary, Path target) throws IOException {
    try {
      Files.createLink(target, temporary);
      return true;
    } catch (UnsupportedOperationException | AccessDeniedException e) {
      return false;
    } catch (FileSystemException e) {
      if (NO_LINKS.contains(String.valueOf(e.getReason()))) {
        return false;
      }
      throw e;
    }
  }

  static void requireFree(Path target) throws FileAlreadyExistsException {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(
          target.toString(), null, "it exists already; choose another name or remove it first");
    }
  }

  /** A failure of a temporary file, told of what it was to become; others as they are. */
  static FileSystemException namingTarget(Path target, Path temporary, FileSystemException e) {
    if (!String.valueOf(e.getFile()).startsWith(temporary.toString())) {
      return e;
    }
    FileSystemException named =
        e instanceof AccessDeniedException
            ? new AccessDeniedException(
                String.valueOf(target.toAbsolutePath().getParent()),
                null,
                "nothing can be made in it, such as " + target.getFileName())
            : new FileSystemException(target.toString(), null, e.getReason());
    named.initCause(e);
    return named;
  }

  /** Makes the names in the directory of a path durable. */
  static void syncDirectory(Path path) throws IOException {
    Path directory = path.toAbsolutePath().getParent();
    if (directory == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Takes the permissions of one file for another. */
  static void copyPermissions(Path from, Path to) throws IOException {
    if (from.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }

  /** Removes a file, or a directory with all in it; follows no link. Nothing if there is none. */
  static void deleteTree(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
