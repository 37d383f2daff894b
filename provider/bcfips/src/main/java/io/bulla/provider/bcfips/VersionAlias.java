package io.bulla.provider.bcfips;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The alias of a KEK's version in a key store: {@code OBJECT/VERSION}. */
record VersionAlias(String object, int version) {
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");

  /** The version that an alias of the store names, if it belongs to the object. */
  static OptionalInt versionIn(String alias, String object) {
    if (!alias.startsWith(object + "/")) {
      return OptionalInt.empty();
    }
    Matcher matcher = VERSION.matcher(alias.substring(object.length() + 1));
    return matcher.matches()
        ? OptionalInt.of(Integer.parseInt(matcher.group()))
        : OptionalInt.empty();
  }

  boolean isReachedBy(String alias) {
    OptionalInt other = versionIn(alias, object);
    return other.isPresent() && other.getAsInt() >= version;
  }

  @Override
  public String toString() {
    return object + "/" + version;
  }
}
