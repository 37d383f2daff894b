package io.bulla.loader;

import io.bulla.loader.files.PathTrail;
import io.bulla.loader.format.FormatLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a model is opened, as pins see it.
 *
 * @param asked the paths by which it was asked for; none for one that is in memory, or in a store
 * @param whole whether all files below them can be read, and not one of them
 */
record PinnedPlace(List<Path> asked, boolean whole) {
  static final PinnedPlace MEMORY = new PinnedPlace(List.of(), false);

  /** Pins name paths only: what is in a store is under none. */
  static final PinnedPlace STORE = new PinnedPlace(List.of(), true);

  PinnedPlace {
    asked = List.copyOf(asked);
  }

  /** A file that is a model, or a whole directory, which may be named by its manifest. */
  static PinnedPlace of(Path fileOrDirectory) {
    Path parent = fileOrDirectory.toAbsolutePath().getParent();
    boolean manifest = fileOrDirectory.endsWith(FormatLimits.MANIFEST_NAME);
    Path place = manifest && parent != null ? parent : fileOrDirectory;
    return new PinnedPlace(List.of(place), Files.isDirectory(place));
  }

  /** One file, by each of its names. */
  static PinnedPlace ofFile(Path... names) {
    return new PinnedPlace(List.of(names), false);
  }

  /** Every file below a directory, by each of its names. */
  static PinnedPlace ofDirectory(Path... names) {
    return new PinnedPlace(List.of(names), true);
  }

  /** Whether it is no place in any file system. */
  boolean isMemory() {
    return asked.isEmpty() && !whole;
  }

  boolean isStore() {
    return asked.isEmpty() && whole;
  }

  /** The pins that hold here. */
  Set<ModelPin> holding(List<ModelPin> pins) throws IOException {
    Set<ModelPin> holding = new LinkedHashSet<>();
    for (Path path : asked) {
      for (Path name : PathTrail.of(path).names()) {
        holding.addAll(longestAbove(name, pins));
        if (whole) {
          holding.addAll(below(name, pins));
        }
      }
    }
    return holding;
  }

  private static List<ModelPin> longestAbove(Path name, List<ModelPin> pins) throws IOException {
    List<ModelPin> longest = new ArrayList<>();
    int length = 0;
    for (ModelPin pin : pins) {
      @Nullable Path above = above(name, pin);
      int count = above == null ? -1 : above.getNameCount();
      if (count > length) {
        longest.clear();
      }
      if (count >= length) {
        longest.add(pin);
        length = count;
      }
    }
    return longest;
  }

  /** The longest of the pin's own names that the file is at or below; null if there is none. */
  private static @Nullable Path above(Path name, ModelPin pin) throws IOException {
    @Nullable Path above = null;
    for (Path place : PathTrail.of(pin.path()).names()) {
      if (name.startsWith(place)
          && (above == null || place.getNameCount() > above.getNameCount())) {
        above = place;
      }
    }
    return above;
  }

  private static List<ModelPin> below(Path directory, List<ModelPin> pins) throws IOException {
    List<ModelPin> below = new ArrayList<>();
    for (ModelPin pin : pins) {
      if (PathTrail.of(pin.path()).names().stream().anyMatch(name -> name.startsWith(directory))) {
        below.add(pin);
      }
    }
    return below;
  }
}
