package io.bulla.provider.spi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Objects;
import java.util.Set;

/** Replaces files in one step, on the disk when it returns. Stateless. */
final class DurableFiles {
  private DurableFiles() {}

  static void replace(Path target, byte[] bytes, Set<PosixFilePermission> permissions)
      throws IOException {
    Path directory = Objects.requireNonNull(target.toAbsolutePath().getParent(), "absolute");
    Path fresh = Files.createTempFile(directory, ".bulla-", ".tmp"); // mode 0600
    try {
      write(fresh, bytes);
      if (isPosix(directory)) {
        Files.setPosixFilePermissions(fresh, permissions);
      }
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      if (isPosix(directory)) {
        sync(directory);
      }
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Elsewhere files have no modes, and directories cannot be opened. */
  private static boolean isPosix(Path directory) {
    return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  private static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
