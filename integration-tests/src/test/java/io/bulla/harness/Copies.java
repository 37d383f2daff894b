package io.bulla.harness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** Copies of a sealed model to damage, and the ways to damage them. */
public final class Copies {

  private Copies() {}

  /** A copy of a file or a flat directory. */
  public static Path of(Path sealed) throws IOException {
    Path target = Scratch.directory("copy").resolve(sealed.getFileName());
    if (!Files.isDirectory(sealed)) {
      return Files.copy(sealed, target);
    }
    Files.createDirectory(target);
    try (Stream<Path> files = Files.list(sealed)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
    return target;
  }

  /** Flips the lowest bit of one byte. */
  public static void flip(Path file, long offset) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer one = ByteBuffer.allocate(1);
      channel.read(one, offset);
      one.put(0, (byte) (one.get(0) ^ 1)).rewind();
      channel.write(one, offset);
    }
  }

  /** Cuts bytes off the end. */
  public static void cut(Path file, long bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - bytes);
    }
  }

  /** Lets two files change places. */
  public static void swap(Path one, Path other) throws IOException {
    Path aside = one.resolveSibling("aside");
    Files.move(one, aside);
    Files.move(other, one);
    Files.move(aside, other);
  }

  /** Puts one file in the place of another. */
  public static void replace(Path file, Path by) throws IOException {
    Files.copy(by, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
