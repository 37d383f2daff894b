package io.bulla.cli;

/** Turns messages of others into parts of a line. Stateless. */
final class Words {
  private Words() {}

  /** With a small first letter, unless an abbreviation begins it. */
  static String lowerFirst(String text) {
    boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1));
    return word ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
  }

  /** The message, or the type where there is none. */
  static String of(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null ? thrown.getClass().getSimpleName() : message;
  }
}
