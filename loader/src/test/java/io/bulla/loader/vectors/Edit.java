package io.bulla.loader.vectors;

import java.util.HexFormat;

/** Bytes put in the place of others. */
record Edit(int offset, String hex) {
  static final Edit NONE = new Edit(0, "");

  /** In place. */
  byte[] apply(byte[] bytes) {
    byte[] value = HexFormat.of().parseHex(hex);
    System.arraycopy(value, 0, bytes, offset, value.length);
    return bytes;
  }
}
