package io.bulla.agent.core;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What engines have in the place of their arguments right now, so that hooks of methods that call
 * each other do not take plaintext for a model that is not sealed. Thread-safe.
 */
final class LiveArguments {
  private final List<Path> paths = new ArrayList<>();
  private final List<byte[]> arrays = new ArrayList<>();

  synchronized void add(Object argument) {
    if (argument instanceof byte[] array) {
      arrays.add(array);
    } else {
      path(argument).ifPresent(paths::add);
    }
  }

  synchronized void remove(Object argument) {
    if (argument instanceof byte[] array) {
      arrays.removeIf(live -> live == array);
    } else {
      path(argument).ifPresent(paths::remove);
    }
  }

  /** Whether this very array is one of them. */
  synchronized boolean contains(byte[] array) {
    return arrays.stream().anyMatch(live -> live == array);
  }

  /** Whether a path is one of them, or below one. */
  synchronized boolean covers(Path path) {
    return paths.stream().anyMatch(path::startsWith);
  }

  private static Optional<Path> path(Object argument) {
    boolean names =
        argument instanceof String || argument instanceof Path || argument instanceof File;
    return names ? Optional.of(Path.of(argument.toString())) : Optional.empty();
  }
}
