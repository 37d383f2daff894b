package io.bulla.cli.foreign;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is imported, by the names that the plaintexts will have.
 *
 * @param root the file or directory
 * @param byPath each file by the path of what comes of it; a single file by the empty path
 * @param suffix what names of encrypted files end in
 */
record EncryptedFiles(Path root, Map<String, Path> byPath, String suffix) {
  static EncryptedFiles of(Path root, String suffix) throws IOException {
    if (!Files.exists(root)) {
      throw new NoSuchFileException(root.toString());
    }
    return Files.isDirectory(root)
        ? new EncryptedFiles(root, members(root, suffix), suffix)
        : new EncryptedFiles(root, Map.of("", root), suffix);
  }

  private static Map<String, Path> members(Path root, String suffix) throws IOException {
    Map<String, Path> members = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(root, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        members.put(member(root, file, suffix), file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    if (members.isEmpty()) {
      throw new Failure(ExitCode.FORMAT, root + ": no file in it", "name another directory");
    }
    return members;
  }

  /** All of a directory is encrypted, or somebody has to say what the rest is. */
  private static String member(Path root, Path file, String suffix) {
    String path = root.relativize(file).toString();
    if (!path.endsWith(suffix) || path.length() == suffix.length()) {
      throw new Failure(
          ExitCode.FORMAT,
          file + " does not end in " + suffix + ", as the encrypted files of " + root + " do",
          "move it away, or name what all of them end in: --suffix .enc, or --suffix '' for nothing");
    }
    return path.substring(0, path.length() - suffix.length());
  }

  /** The name that the model will have: without the suffix. */
  Path plaintextName() {
    String name = root.toAbsolutePath().normalize().getFileName().toString();
    boolean stripped = name.endsWith(suffix) && name.length() > suffix.length();
    return Path.of(stripped ? name.substring(0, name.length() - suffix.length()) : name);
  }

  long totalBytes() throws IOException {
    long total = 0;
    for (Path file : byPath.values()) {
      total += Files.size(file);
    }
    return total;
  }

  List<String> paths() {
    return List.copyOf(new TreeMap<>(byPath).keySet());
  }

  Path file(String path) {
    return path.isEmpty() && Files.isDirectory(root) ? root : byPath.getOrDefault(path, root);
  }
}
