package io.bulla.cli.propagate;

import io.bulla.cli.fleet.LocalPlace;
import io.bulla.cli.fleet.ModelPlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where something is, as names from a root.
 *
 * @param root of the file system, or a bucket; ends in a slash
 * @param names from there on
 */
record PlaceName(String root, List<String> names) {
  private static final Pattern STORE = Pattern.compile("([a-z0-9]+://[^/]+)(?:/(.*))?");

  PlaceName {
    names = List.copyOf(names);
  }

  static PlaceName of(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    List<String> names = new ArrayList<>();
    absolute.forEach(name -> names.add(name.toString()));
    return new PlaceName(String.valueOf(absolute.getRoot()), names);
  }

  static PlaceName of(ModelPlace place) {
    return place instanceof LocalPlace local ? of(local.path()) : ofStore(place.toString());
  }

  private static PlaceName ofStore(String uri) {
    Matcher parts = STORE.matcher(uri);
    if (!parts.matches()) {
      throw new IllegalArgumentException(uri + " names no bucket");
    }
    String key = parts.group(2) == null ? "" : parts.group(2);
    return new PlaceName(
        parts.group(1) + "/", key.isEmpty() ? List.of() : List.of(key.split("/", -1)));
  }

  boolean isBelow(PlaceName other) {
    return root.equals(other.root)
        && names.size() >= other.names.size()
        && names.subList(0, other.names.size()).equals(other.names);
  }

  ModelPlace place() {
    return ModelPlace.of(toString());
  }

  @Override
  public String toString() {
    return root + String.join("/", names);
  }
}
