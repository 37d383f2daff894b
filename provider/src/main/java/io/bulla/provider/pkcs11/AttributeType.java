package io.bulla.provider.pkcs11;

/** Attributes of PKCS#11 v2.40 that are read, searched by, or set on objects of a session. */
enum AttributeType {
  CLASS(0x0),
  TOKEN(0x1),
  PRIVATE(0x2),
  LABEL(0x3),
  VALUE(0x11),
  KEY_TYPE(0x100),
  ID(0x102),
  SENSITIVE(0x103),
  ENCRYPT(0x104),
  DECRYPT(0x105),
  WRAP(0x106),
  UNWRAP(0x107),
  VALUE_LEN(0x161),
  EXTRACTABLE(0x162),
  LOCAL(0x163),
  NEVER_EXTRACTABLE(0x164);

  private final long number;

  AttributeType(long number) {
    this.number = number;
  }

  long number() {
    return number;
  }
}
