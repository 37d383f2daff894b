package io.bulla.cli.propagate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where something is, as names from a root.
 *
 * @param root of the file system, or a bucket
 * @param names from there on
 */
record PlaceName(String root, List<String> names) {
  PlaceName {
    names = List.copyOf(names);
  }

  static PlaceName of(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    List<String> names = new ArrayList<>();
    absolute.forEach(name -> names.add(name.toString()));
    return new PlaceName(String.valueOf(absolute.getRoot()), names);
  }

  @Override
  public String toString() {
    return root + String.join("/", names);
  }
}
