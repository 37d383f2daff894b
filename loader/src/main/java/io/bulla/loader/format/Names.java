package io.bulla.loader.format;

import java.util.Set;
import java.util.regex.Pattern;

/** What models, KEKs and members may be called (docs/format.md section 3.3). */
public final class Names {
  private static final Pattern MODEL_ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}");
  private static final Pattern KEK_ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private static final Set<String> RESERVED =
      Set.of(
          FormatLimits.MANIFEST_NAME, FormatLimits.MANIFEST_NAME + FormatLimits.RECIPIENTS_SUFFIX);

  private Names() {}

  /** The model id, if it is one. */
  public static String modelId(String text) throws FormatViolation {
    return matching(MODEL_ID, "model id", text, "a-z, 0-9, '.', '_' and '-', at most 128");
  }

  /** The KEK id, if it is one. */
  public static String kekId(String text) throws FormatViolation {
    return matching(KEK_ID, "KEK id", text, "a-z, 0-9 and '-', at most 63");
  }

  /** The member path, if it is one. */
  public static String memberPath(String text) throws FormatViolation {
    int lengthBytes = Fields.utf8(text, "member path").length;
    Fields.within("length of a member path", lengthBytes, 1, FormatLimits.MAX_PATH_BYTES);
    if (RESERVED.contains(text)) {
      throw FormatViolation.malformed(
          "member path " + text + " is that of the manifest or of its recipients");
    }
    String[] parts = text.split("/", -1);
    Fields.within("number of parts of a member path", parts.length, 1, FormatLimits.MAX_PATH_PARTS);
    for (String part : parts) {
      checkPart(part);
    }
    return text;
  }

  private static void checkPart(String part) throws FormatViolation {
    boolean forbidden = part.chars().anyMatch(c -> c < 0x20 || c == 0x7F || c == '\\' || c == ':');
    if (part.isEmpty() || part.equals(".") || part.equals("..") || forbidden) {
      throw FormatViolation.malformed(
          "member path has the part \"" + printable(part) + "\", which is not allowed");
    }
  }

  private static String matching(Pattern pattern, String field, String text, String allowed)
      throws FormatViolation {
    if (!pattern.matcher(text).matches()) {
      throw FormatViolation.malformed(
          field
              + " \""
              + printable(text)
              + "\" is not allowed: it begins with a-z or 0-9 and has "
              + allowed);
    }
    return text;
  }

  private static String printable(String text) {
    String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return shown.replaceAll("\\p{Cntrl}", "?");
  }
}
