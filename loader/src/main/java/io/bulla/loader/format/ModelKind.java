package io.bulla.loader.format;

import java.util.Locale;

/** What a sealed file is (docs/format.md section 1). */
public enum ModelKind {
  /** A model that is one file. */
  FILE(1),
  /** The list of a directory model's members. */
  MANIFEST(2),
  /** One file of a directory model. */
  MEMBER(3);

  private final int code;

  ModelKind(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** Whether files of this kind hold recipient slots. */
  public boolean hasSlots() {
    return this != MEMBER;
  }

  /** The name for people. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ModelKind of(int code) throws FormatViolation {
    for (ModelKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    throw FormatViolation.malformed("kind is " + code + ", allowed is 1 to 3");
  }
}
