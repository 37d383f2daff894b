package io.bulla.cli.bench;

import io.bulla.cli.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Map;
import java.util.Objects;

/**
 * The configuration file, in which keys are set: all at once or not at all, with owner, group and
 * mode kept, and everything else in it byte for byte. Behind a symbolic link the file itself is
 * replaced. Not kept: access control lists. Not safe against others that write it at the same time.
 *
 * @param path of the file or of a link to it
 */
record ConfigurationFile(Path path) {
  /** Tells whether anything had to be changed. */
  boolean set(Map<String, String> settings) throws IOException {
    Path file = path.toRealPath();
    String before = Files.readString(file); // fails on what is no UTF-8, and so cannot be kept
    ConfigurationText text = new ConfigurationText(before);
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      text = text.with(setting.getKey(), setting.getValue());
    }
    if (text.text().equals(before)) {
      return false;
    }
    replace(file, text.text().getBytes(StandardCharsets.UTF_8));
    return true;
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Path directory = Objects.requireNonNull(file.getParent());
    Path temporary =
        Files.createTempFile(directory, "." + file.getFileName() + ".", ".tmp", OwnerOnly.FILE);
    boolean done = false;
    try {
      write(temporary, content);
      likeBefore(temporary, file);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      done = true;
    } finally {
      if (!done) {
        Files.deleteIfExists(temporary);
      }
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  /** A configuration that its owner can no longer read would end what is served. */
  private static void likeBefore(Path temporary, Path file) throws IOException {
    PosixFileAttributes before = Files.readAttributes(file, PosixFileAttributes.class);
    PosixFileAttributes now = Files.readAttributes(temporary, PosixFileAttributes.class);
    PosixFileAttributeView view =
        Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (!before.owner().equals(now.owner())) {
      view.setOwner(before.owner());
    }
    if (!before.group().equals(now.group())) {
      view.setGroup(before.group());
    }
    view.setPermissions(before.permissions());
  }
}
