package io.bulla.formats.openssl;

import io.bulla.formats.spi.ForeignFormatException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where the IV of a raw key is.
 *
 * @param given the IV; empty if it is the first block of the file
 */
record InitialVector(Optional<byte[]> given) {
  static final int BYTES = 16;

  static InitialVector of(String text) throws ForeignFormatException {
    if (text.equals("prefix")) {
      return new InitialVector(Optional.empty());
    }
    try {
      byte[] iv = HexFormat.of().parseHex(text);
      if (iv.length == BYTES) {
        return new InitialVector(Optional.of(iv));
      }
    } catch (IllegalArgumentException e) {
      throw CbcOptions.wrong("iv", text);
    }
    throw CbcOptions.wrong("iv", text);
  }
}
