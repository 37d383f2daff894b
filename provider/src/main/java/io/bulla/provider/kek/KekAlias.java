package io.bulla.provider.kek;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a KEK is named in a key store: {@code id} (its active version) or {@code id/version}.
 *
 * @param kekId the short id
 * @param version 1 to 2^31 - 1, or empty for the active one
 */
public record KekAlias(String kekId, OptionalInt version) {
  private static final Pattern FORM =
      Pattern.compile("([a-z0-9][a-z0-9-]{0,62})(?:/([1-9][0-9]{0,9}))?");

  /**
   * Parses an alias.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static KekAlias parse(String alias) {
    Matcher matcher = FORM.matcher(alias);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + alias + "' is neither ID nor ID/VERSION");
    }
    String version = matcher.group(2);
    return new KekAlias(
        matcher.group(1),
        version == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(version)));
  }

  /** Returns the alias of one version. */
  public static String of(String kekId, int version) {
    return kekId + "/" + version;
  }
}
