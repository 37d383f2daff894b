package io.bulla.loader.files;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Every name by which a path leads to its file: as it was given, after each link on the way, and at
 * last the one without links. A rule about a place that looks at all of them cannot be walked
 * around by a link, into the place or out of it.
 *
 * <p>What does not exist has names too. Not guaranteed: that the links stay as they were.
 * Immutable.
 *
 * @param names absolute, without {@code .} and {@code ..}; at least one
 */
public record PathTrail(List<Path> names) {
  private static final int MAX_LINKS = 40; // as Linux

  public PathTrail {
    names = List.copyOf(names);
  }

  /**
   * Follows a path.
   *
   * @throws IOException if a link cannot be read, or the links go in circles
   */
  public static PathTrail of(Path path) throws IOException {
    Path absolute = path.toAbsolutePath();
    Set<Path> names = new LinkedHashSet<>();
    names.add(absolute.normalize());
    Deque<Path> rest = new ArrayDeque<>();
    absolute.forEach(rest::add);
    Path done = absolute.getRoot();
    int links = 0;
    while (!rest.isEmpty()) {
      Path next = step(done, rest.remove());
      if (!Files.isSymbolicLink(next)) {
        done = next;
        continue;
      }
      if (++links > MAX_LINKS) {
        throw new FileSystemLoopException(path.toString());
      }
      done = follow(done, Files.readSymbolicLink(next), rest);
      names.add(join(done, rest));
    }
    names.add(done);
    return new PathTrail(new ArrayList<>(names));
  }

  private static Path step(Path directory, Path part) {
    if (!part.toString().equals("..")) {
      return directory.resolve(part).normalize();
    }
    Path parent = directory.getParent();
    return parent == null ? directory : parent;
  }

  /** Puts the link's target before the rest, and gives where it starts. */
  private static Path follow(Path directory, Path target, Deque<Path> rest) {
    List<Path> parts = new ArrayList<>();
    target.forEach(parts::add);
    for (int i = parts.size() - 1; i >= 0; i--) {
      rest.addFirst(parts.get(i));
    }
    Path root = target.getRoot();
    return root == null ? directory : root;
  }

  private static Path join(Path directory, Iterable<Path> rest) {
    Path joined = directory;
    for (Path part : rest) {
      joined = joined.resolve(part);
    }
    return joined.normalize();
  }

  /** The name without links. */
  public Path real() {
    return names.get(names.size() - 1);
  }
}
