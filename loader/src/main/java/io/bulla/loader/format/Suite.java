package io.bulla.loader.format;

/** The algorithms of a sealed model (docs/format.md section 7). */
public enum Suite {
  /** HKDF-SHA256, Tink AES256-GCM-HKDF streaming, HMAC-SHA256. */
  AES256_GCM_HKDF_SHA256(1);

  private final int code;

  Suite(int code) {
    this.code = code;
  }

  /** The byte in the header. */
  public int code() {
    return code;
  }

  /** Length of a DEK. */
  public int dekBytes() {
    return 32;
  }

  static Suite of(int code) throws FormatViolation {
    if (code == AES256_GCM_HKDF_SHA256.code) {
      return AES256_GCM_HKDF_SHA256;
    }
    throw FormatViolation.malformed("suite " + code + " is not known to this version, which has 1");
  }
}
