package io.bulla.cli.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory of mode 0700 that is overwritten with zeros and removed at the end, also after
 * Ctrl-C.
 *
 * <p>Overwriting is no secure erasure: file systems and disks keep old blocks. Not safe for
 * threads.
 */
final class PrivateDirectory implements AutoCloseable {
  private static final int WIPE_BYTES = 1 << 20;

  private final Path path;
  private final boolean kept;
  private final Thread hook = new Thread(this::removeQuietly, "bulla-demo-clean-up");

  private PrivateDirectory(Path path, boolean kept) {
    this.path = path;
    this.kept = kept;
    if (!kept) {
      Runtime.getRuntime().addShutdownHook(hook);
    }
  }

  /** A new directory below the JVM's directory for temporary files, removed at the end. */
  static PrivateDirectory temporary() throws IOException {
    return new PrivateDirectory(Files.createTempDirectory("bulla-demo-"), false);
  }

  /** A directory that stays; it must not exist. */
  static PrivateDirectory kept(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Files.createDirectory(
        absolute,
        PosixFilePermissions.asFileAttribute(
            java.util.EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.OWNER_EXECUTE)));
    return new PrivateDirectory(absolute, true);
  }

  Path path() {
    return path;
  }

  boolean isKept() {
    return kept;
  }

  /** A new directory in this one. */
  Path directory(String name) throws IOException {
    return Files.createDirectory(path.resolve(name));
  }

  /** Overwrites and removes a tree in this directory. */
  static void wipe(Path tree) throws IOException {
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(tree)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : paths) {
      if (Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS)) {
        overwrite(each);
      }
      Files.delete(each);
    }
  }

  private static void overwrite(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long left = channel.size();
      while (left > 0) {
        ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(left, WIPE_BYTES));
        left -= channel.write(zeros);
      }
      channel.force(false);
    }
  }

  @Override
  public void close() throws IOException {
    if (!kept) {
      Runtime.getRuntime().removeShutdownHook(hook);
      wipe(path);
    }
  }

  private void removeQuietly() {
    try {
      wipe(path);
    } catch (IOException e) {
      System.err.println("warning: could not remove " + path + ": " + e.getMessage());
    }
  }
}
