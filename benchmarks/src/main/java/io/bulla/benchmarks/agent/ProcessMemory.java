package io.bulla.benchmarks.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process has for itself: anonymous memory, and its anonymous files, mapped or not. Pages of
 * files are not in it. Linux only.
 */
record ProcessMemory(Path directory) {

  private static final String ANONYMOUS = "RssAnon:";
  private static final String ANONYMOUS_FILE = "/memfd:";
  private static final long KIBIBYTE = 1 << 10;
  private static final long LOOK_MILLIS = 100;
  private static final int SETTLED_LOOKS = 10;

  static ProcessMemory of(long pid) {
    return new ProcessMemory(Path.of("/proc", Long.toString(pid)));
  }

  /** As it is now. */
  long bytes() throws IOException {
    return anonymousBytes() + anonymousFileBytes();
  }

  /**
   * Once it has not become less for a second: collectors give pages back in the background.
   *
   * @throws IOException also if the wait is interrupted
   */
  long settledBytes() throws IOException {
    long least = bytes();
    int unchanged = 0;
    while (unchanged < SETTLED_LOOKS) {
      pause();
      long now = bytes();
      unchanged = now < least ? 0 : unchanged + 1;
      least = Math.min(least, now);
    }
    return bytes();
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for memory to settle", e);
    }
  }

  private long anonymousBytes() throws IOException {
    try (Stream<String> lines = Files.lines(directory.resolve("status"))) {
      return lines
              .filter(line -> line.startsWith(ANONYMOUS))
              .map(line -> line.substring(ANONYMOUS.length()).replace("kB", "").strip())
              .mapToLong(Long::parseLong)
              .findFirst()
              .orElseThrow(() -> new IOException(directory + " is no running process"))
          * KIBIBYTE;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private long anonymousFileBytes() throws IOException {
    long bytes = 0;
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(directory.resolve("fd"))) {
      for (Path descriptor : descriptors) {
        bytes += anonymousFileBytes(descriptor);
      }
    }
    return bytes;
  }

  private static long anonymousFileBytes(Path descriptor) throws IOException {
    try {
      String name = Files.readSymbolicLink(descriptor).toString();
      return name.startsWith(ANONYMOUS_FILE) ? Files.size(descriptor) : 0;
    } catch (NoSuchFileException e) {
      return 0; // closed meanwhile
    }
  }
}
