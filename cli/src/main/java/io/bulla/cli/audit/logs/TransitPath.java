package io.bulla.cli.audit.logs;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Paths of requests to Transit that are not among its known uses of keys. Where in a path the mount
 * ends and which of its names is a key cannot be seen from it: all are possible. Stateless.
 */
final class TransitPath {
  private static final String KEYS = "/keys/";

  /** Below a mount: what tells or checks something, and gives no use of the key to anybody. */
  private static final Set<String> HARMLESS =
      Set.of("keys/NAME", "keys/NAME/rotate", "verify/NAME");

  private TransitPath() {}

  /** Each key that it may name, as {@link KeyService#key} has it. */
  static Set<String> keys(String path) {
    List<String> names = Arrays.asList(path.split("/"));
    Set<String> keys = new LinkedHashSet<>();
    for (int mount = 1; mount < names.size(); mount++) {
      String prefix = String.join("/", names.subList(0, mount)) + KEYS;
      names.subList(mount, names.size()).forEach(name -> keys.add(prefix + name));
    }
    return keys;
  }

  /** Tells whether a request has no need of the key's material; its deletion counts as one. */
  static boolean isHarmless(String path, String operation, String key) {
    return !operation.equals("delete") && HARMLESS.contains(below(path, key, "NAME"));
  }

  /** What is done with a key, for the eye: the path below the mount without the key's name. */
  static String word(String path, String key) {
    return below(path, key, "").replaceAll("/+", "/").replaceFirst("/$", "");
  }

  private static String below(String path, String key, String inItsPlace) {
    int mount = key.lastIndexOf(KEYS);
    String name = key.substring(mount + KEYS.length());
    List<String> names = Arrays.asList(path.substring(mount + 1).split("/"));
    return String.join(
        "/", names.stream().map(each -> each.equals(name) ? inItsPlace : each).toList());
  }
}
