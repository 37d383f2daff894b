package io.bulla.provider.pkcs11;

/** Attributes of PKCS#11 v2.40 that the inspector reads or searches by. */
enum AttributeType {
  CLASS(0x0),
  LABEL(0x3),
  KEY_TYPE(0x100),
  ID(0x102),
  SENSITIVE(0x103),
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
