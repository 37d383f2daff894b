package io.bulla.cli.demo;

import io.bulla.cli.OwnerOnly;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory of mode 0700 that is overwritten with zeros and removed at the end, also when a
 * signal ends the command.
 *
 * <p>Overwriting is no secure erasure: file systems and disks keep old blocks. Not safe for
 * threads.
 */
final class PrivateDirectory implements AutoCloseable {
  private static final int WIPE_BYTES = 1 << 20;

  private final Path path;
  private final boolean kept;

  private PrivateDirectory(Path path, boolean kept) {
    this.path = path;
    this.kept = kept;
  }

  /** A new directory below the JVM's directory for temporary files, removed at the end. */
  static PrivateDirectory temporary() throws IOException {
    return new PrivateDirectory(Files.createTempDirectory("bulla-demo-"), false);
  }

  /** A directory that stays; it must not exist. */
  static PrivateDirectory kept(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    Files.createDirectory(absolute, OwnerOnly.DIRECTORY);
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
    // No channel: an interrupted thread, which cleans up as well, could not write to one.
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
      byte[] zeros = new byte[WIPE_BYTES];
      for (long left = content.length(); left > 0; left -= WIPE_BYTES) {
        content.write(zeros, 0, (int) Math.min(left, WIPE_BYTES));
      }
      content.getFD().sync();
    }
  }

  @Override
  public void close() throws IOException {
    if (!kept) {
      wipe(path);
    }
  }
}
