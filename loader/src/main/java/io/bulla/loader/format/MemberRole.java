package io.bulla.loader.format;

import java.util.Locale;
import java.util.Set;

/** What a member is to the model (docs/format.md section 8). */
public enum MemberRole {
  /** A file that an engine loads. */
  MODEL(1),
  /** Configuration, vocabulary and other text. */
  SIDE(2);

  private static final Set<String> SIDE_ENDINGS =
      Set.of("json", "txt", "properties", "yaml", "yml", "md", "csv", "config", "vocab");

  private final int code;

  MemberRole(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** The name for people. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role that a file's name suggests. */
  public static MemberRole suggestedBy(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return SIDE_ENDINGS.contains(ending) ? SIDE : MODEL;
  }

  static MemberRole of(int code) throws FormatViolation {
    return switch (code) {
      case 1 -> MODEL;
      case 2 -> SIDE;
      default -> throw FormatViolation.malformed("role is " + code + ", allowed is 1 or 2");
    };
  }
}
