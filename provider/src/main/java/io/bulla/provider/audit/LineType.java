package io.bulla.provider.audit;

import java.util.Locale;

/** What a line of a chain is; its word stands in the type of the envelope. */
enum LineType {
  /** The process begins. */
  START,
  /** An operation is about to be done. */
  INTENT,
  /** How it ended. */
  OUTCOME,
  /** The process ends. */
  END;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static LineType of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
