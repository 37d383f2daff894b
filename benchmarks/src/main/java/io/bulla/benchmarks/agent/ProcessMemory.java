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

  static ProcessMemory of(long pid) {
    return new ProcessMemory(Path.of("/proc", Long.toString(pid)));
  }

  /** As it is now. */
  long bytes() throws IOException {
    return anonymousBytes() + anonymousFileBytes();
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
