package io.bulla.formats.openssl;

import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;

/** A key in hexadecimal, parsed without a string of it. Stateless. */
final class HexKey {
  private HexKey() {}

  static byte[] parse(byte[] text, int length, int keyBytes) throws ForeignFormatException {
    if (length != 2 * keyBytes) {
      throw wrong(keyBytes);
    }
    byte[] key = new byte[keyBytes];
    for (int i = 0; i < keyBytes; i++) {
      int high = Character.digit(text[2 * i], 16);
      int low = Character.digit(text[2 * i + 1], 16);
      if (high < 0 || low < 0) {
        throw wrong(keyBytes);
      }
      key[i] = (byte) (high << 4 | low);
    }
    return key;
  }

  private static ForeignFormatException wrong(int keyBytes) {
    return new ForeignFormatException(
        Kind.KEY,
        "the key file is no AES key of " + keyBytes + " bytes, raw or in hexadecimal",
        "name the cipher of its length: --with cipher=aes-128-cbc; or kdf=pbkdf2, if it is a"
            + " passphrase");
  }
}
