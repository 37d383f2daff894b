package io.bulla.loader;

import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.Names;
import io.bulla.loader.stream.PayloadSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files to be sealed, by their member paths; links to files are followed, so that what a model
 * directory shows is sealed.
 *
 * @param root the file or directory
 * @param byPath each file by its path below the root; a single file by the empty path
 */
record PlaintextFiles(Path root, Map<String, Path> byPath) implements PlaintextSource {
  static PlaintextFiles of(Path source) throws IOException {
    if (!Files.exists(source)) {
      throw new NoSuchFileException(source.toString(), null, "there is nothing to seal");
    }
    if (Files.isDirectory(source)) {
      return below(source);
    }
    requirePlaintext(source);
    return new PlaintextFiles(source, Map.of("", source));
  }

  private static PlaintextFiles below(Path directory) throws IOException {
    Map<String, Path> byPath = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : (Iterable<Path>) walk.filter(f -> !Files.isDirectory(f))::iterator) {
        requirePlaintext(file);
        byPath.put(memberPath(directory, file), file);
      }
    }
    if (byPath.isEmpty()) {
      throw new FileSystemException(
          directory.toString(),
          null,
          "holds no file, so there is nothing to seal; name the directory of a model");
    }
    return new PlaintextFiles(directory, byPath);
  }

  private static String memberPath(Path directory, Path file) throws IOException {
    String path =
        directory.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    LocaleNames.requireReadable(directory, file, path);
    try {
      return Names.memberPath(path);
    } catch (FormatViolation e) {
      throw new ModelFormatException(
          file.toString(), String.valueOf(e.getMessage()), "rename the file", e);
    }
  }

  private static void requirePlaintext(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileSystemException(file.toString(), null, "is no regular file; remove it first");
    }
    if (SealedModel.isSealed(file) || file.endsWith(FormatLimits.MANIFEST_NAME)) {
      throw new ModelFormatException(
          file.toString(), "is sealed already", "seal the plaintext, or leave it as it is", null);
    }
  }

  @Override
  public List<String> paths() {
    return List.copyOf(byPath.keySet());
  }

  /** Whether a link stands between the root and a file's content. */
  boolean isThroughLink(String path) throws IOException {
    boolean below =
        !path.isEmpty() && !file(path).toRealPath().equals(root.toRealPath().resolve(path));
    return below || Files.isSymbolicLink(root);
  }

  @Override
  public List<String> outside() throws IOException {
    List<String> outside = new ArrayList<>();
    Path inside = root.toRealPath();
    for (String path : paths()) {
      if (isDirectory() && !file(path).toRealPath().startsWith(inside)) {
        outside.add(path);
      }
    }
    return outside;
  }

  @Override
  public PlaintextPart open(String path) throws IOException {
    FileChannel channel = FileChannel.open(file(path), StandardOpenOption.READ);
    boolean done = false;
    try {
      long lengthBytes = channel.size();
      done = true;
      return new PlaintextPart(file(path).toString(), PayloadSource.of(channel), lengthBytes);
    } finally {
      if (!done) {
        channel.close();
      }
    }
  }

  @Override
  public Path file(String path) {
    return Objects.requireNonNull(byPath.get(path), path);
  }

  @Override
  public long totalBytes() throws IOException {
    long total = 0;
    for (Path file : byPath.values()) {
      total += Files.size(file);
    }
    return total;
  }
}
