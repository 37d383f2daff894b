package io.bulla.loader;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Refuses a plaintext whose deletion would leave it elsewhere, or lose what no sealed model holds.
 *
 * @param files the plaintext
 */
record DeletablePlaintext(PlaintextFiles files) {
  private static final String NOT_DELETED = "; seal without deletion, or ";

  void require() throws IOException {
    for (String path : files.paths()) {
      requireNoLink(path);
      requireOneName(files.file(path));
    }
    requireNoEmptyDirectory();
  }

  private void requireNoLink(String path) throws IOException {
    if (files.isThroughLink(path)) {
      throw refusal(
          files.file(path),
          "is a link, or below one: deleting it would leave its plaintext elsewhere"
              + NOT_DELETED
              + "resolve the link");
    }
  }

  private static void requireOneName(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return;
    }
    int names = (Integer) Files.getAttribute(file, "unix:nlink");
    if (names > 1) {
      throw refusal(
          file,
          "has "
              + names
              + " names (hard links): deleting one would leave its plaintext under the others"
              + NOT_DELETED
              + "remove the others first (find / -xdev -samefile FILE)");
    }
  }

  private void requireNoEmptyDirectory() throws IOException {
    if (!files.isDirectory()) {
      return;
    }
    try (Stream<Path> walk = Files.walk(files.root())) {
      List<Path> directories =
          walk.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)).toList();
      for (Path directory : directories) {
        requireNotEmpty(directory);
      }
    }
  }

  private static void requireNotEmpty(Path directory) throws IOException {
    try (Stream<Path> content = Files.list(directory)) {
      if (content.findAny().isEmpty()) {
        throw refusal(
            directory,
            "is an empty directory, which a sealed model does not keep"
                + NOT_DELETED
                + "remove it first");
      }
    }
  }

  private static FileSystemException refusal(Path path, String reason) {
    return new FileSystemException(path.toString(), null, reason);
  }
}
