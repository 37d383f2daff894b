package io.bulla.cli.propagate;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which models a rule is about: names from a root, where {@code *} stands for any part of one name
 * and {@code **} for any number of names. It matches what it names and all that is below.
 *
 * @param root of the file system, or a bucket; ends in a slash
 * @param names from there on
 */
record PlacePattern(String root, List<String> names) {
  /** The more names, and the more of them without a wildcard, the more specific. */
  static final Comparator<PlacePattern> BY_SPECIFICITY =
      Comparator.comparingLong(PlacePattern::depth).thenComparingLong(PlacePattern::literals);

  private static final Pattern STORE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");

  /** A bucket, and what is in it. */
  private static final Pattern BUCKET = Pattern.compile("(s3://[^/*@]+)(?:/(.*))?");

  private static final String ANY_DEPTH = "**";

  PlacePattern {
    names = List.copyOf(names);
  }

  /**
   * Parses a pattern.
   *
   * @param base what a pattern that begins at no root is below
   * @throws IllegalArgumentException with words that say why it is none
   */
  static PlacePattern parse(String text, PlaceName base) {
    return STORE.matcher(text).matches() ? inStore(text) : inFileSystem(text, base);
  }

  private static PlacePattern inStore(String text) {
    Matcher bucket = BUCKET.matcher(text);
    if (!bucket.matches()) {
      throw new IllegalArgumentException("is no place of the form s3://BUCKET/PREFIX");
    }
    requireAsListed(text);
    String key = bucket.group(2) == null ? "" : bucket.group(2);
    return of(new PlaceName(bucket.group(1) + "/", List.of()), key);
  }

  /** Objects are matched by their URIs: one that is written otherwise would match none of them. */
  private static void requireAsListed(String text) {
    try {
      URI uri = new URI(text);
      URI listed = new URI(uri.getScheme(), uri.getAuthority(), uri.getPath(), null, null);
      if (!listed.toString().equals(text)) {
        throw new IllegalArgumentException("is to be written as " + listed);
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "is no URI: other characters than those of a URI are written as %20 and the like", e);
    }
  }

  private static PlacePattern inFileSystem(String text, PlaceName base) {
    PlacePattern pattern = of(root(text, base), text);
    if (pattern.above().names().isEmpty()) {
      throw new IllegalArgumentException("does not say below which directory models are");
    }
    return pattern;
  }

  private static PlacePattern of(PlaceName from, String path) {
    List<String> names = new ArrayList<>(from.names());
    for (String name : path.split("/", -1)) {
      add(name, names);
    }
    return new PlacePattern(from.root(), names);
  }

  private static PlaceName root(String text, PlaceName base) {
    return text.startsWith("/") ? new PlaceName(base.root(), List.of()) : base;
  }

  private static void add(String name, List<String> names) {
    if (name.isEmpty() || name.equals(".")) {
      return;
    }
    if (name.equals("..")) {
      removeLast(names);
      return;
    }
    if (name.contains(ANY_DEPTH) && !name.equals(ANY_DEPTH)) {
      throw new IllegalArgumentException("has ** as a part of a name, where * is meant");
    }
    names.add(name);
  }

  private static void removeLast(List<String> names) {
    if (names.isEmpty() || isWild(names.get(names.size() - 1))) {
      throw new IllegalArgumentException("has .. where nothing is above");
    }
    names.remove(names.size() - 1);
  }

  /** What is above every match, to be searched. */
  PlaceName above() {
    return new PlaceName(root, names.stream().takeWhile(name -> !isWild(name)).toList());
  }

  boolean isInStore() {
    return STORE.matcher(root).matches();
  }

  boolean matches(PlaceName place) {
    return root.equals(place.root()) && matches(0, place.names());
  }

  private boolean matches(int from, List<String> rest) {
    if (from == names.size()) {
      return true;
    }
    if (names.get(from).equals(ANY_DEPTH)) {
      return matches(from + 1, rest)
          || (!rest.isEmpty() && matches(from, rest.subList(1, rest.size())));
    }
    return !rest.isEmpty()
        && matchesName(names.get(from), rest.get(0))
        && matches(from + 1, rest.subList(1, rest.size()));
  }

  /** Each part between wildcards is looked for behind the one before it. */
  private static boolean matchesName(String pattern, String name) {
    String[] parts = pattern.split("\\*", -1);
    String last = parts[parts.length - 1];
    if (parts.length == 1) {
      return name.equals(pattern);
    }
    int position = parts[0].length();
    if (!name.startsWith(parts[0])) {
      return false;
    }
    for (int i = 1; i < parts.length - 1; i++) {
      int found = name.indexOf(parts[i], position);
      if (found < 0) {
        return false;
      }
      position = found + parts[i].length();
    }
    return name.length() - position >= last.length() && name.endsWith(last);
  }

  private long depth() {
    return names.stream().filter(name -> !name.equals(ANY_DEPTH)).count();
  }

  private long literals() {
    return names.stream().filter(name -> !isWild(name)).count();
  }

  private static boolean isWild(String name) {
    return name.contains("*");
  }

  @Override
  public String toString() {
    return root + String.join("/", names);
  }
}
