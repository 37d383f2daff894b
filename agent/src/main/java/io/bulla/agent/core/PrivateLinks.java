package io.bulla.agent.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * A new directory, this user's alone, with links to anonymous files, for engines that go by names.
 * It holds names, and no plaintext: what the links say means something in this process only. Close
 * removes it.
 */
final class PrivateLinks implements AutoCloseable {
  // Of memory and writable also where a container's root is read-only.
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  private final Deque<Path> made = new ArrayDeque<>();
  private final Path directory;

  private PrivateLinks(Path parent) throws IOException {
    // Whose it was can be told after a kill.
    directory = Files.createTempDirectory(parent, "bulla-" + ProcessHandle.current().pid() + "-");
    made.push(directory);
  }

  /**
   * Makes them.
   *
   * @param targets what each link leads to, by its path below the directory
   * @throws IOException if there is no place for them; nothing is left then
   */
  static PrivateLinks to(Map<String, Path> targets) throws IOException {
    return to(targets, parent());
  }

  static PrivateLinks to(Map<String, Path> targets, Path parent) throws IOException {
    PrivateLinks links = new PrivateLinks(parent);
    boolean done = false;
    try {
      for (Map.Entry<String, Path> target : targets.entrySet()) {
        links.add(Path.of(target.getKey()), target.getValue());
      }
      done = true;
      return links;
    } finally {
      if (!done) {
        links.close();
      }
    }
  }

  private static Path parent() {
    return Files.isWritable(SHARED_MEMORY)
        ? SHARED_MEMORY
        : Path.of(System.getProperty("java.io.tmpdir"));
  }

  private void add(Path below, Path target) throws IOException {
    Path at = directory;
    for (Path part : below) {
      at = at.resolve(part);
      if (at.equals(directory.resolve(below))) {
        made.push(Files.createSymbolicLink(at, target));
      } else if (!Files.isDirectory(at)) {
        made.push(Files.createDirectory(at));
      }
    }
  }

  Path directory() {
    return directory;
  }

  Path link(String name) {
    return directory.resolve(name);
  }

  @Override
  public void close() {
    try {
      while (!made.isEmpty()) {
        Files.deleteIfExists(made.pop());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a directory of links cannot be removed: " + e, e);
    }
  }
}
