package io.bulla.formats.openssl;

import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import io.bulla.formats.spi.FormatRequest;
import java.io.IOException;
import java.util.Arrays;

/** The secret that a file was encrypted with, of what was given. Stateless. */
final class Secrets {
  private Secrets() {}

  /** The passphrase, else the first line of the key file, which is what openssl takes of one. */
  static byte[] passphrase(FormatRequest request) throws IOException {
    if (request.passphrase().isPresent()) {
      return request.passphrase().get().read();
    }
    byte[] file = keyFile(request);
    try {
      byte[] line = Arrays.copyOf(file, lineBytes(file));
      if (line.length == 0) {
        throw new ForeignFormatException(
            Kind.KEY, "the key file begins with an empty line", "openssl takes its first line");
      }
      return line;
    } finally {
      Arrays.fill(file, (byte) 0);
    }
  }

  private static int lineBytes(byte[] file) {
    int end = 0;
    while (end < file.length && file[end] != '\n' && file[end] != '\r') {
      end++;
    }
    return end;
  }

  /** The key itself: so many bytes, or twice as many hexadecimal digits, as openssl -K has them. */
  static byte[] rawKey(FormatRequest request, int keyBytes) throws IOException {
    byte[] file = keyFile(request);
    if (file.length == keyBytes) {
      return file;
    }
    try {
      return HexKey.parse(file, lineBytes(file), keyBytes);
    } finally {
      Arrays.fill(file, (byte) 0);
    }
  }

  private static byte[] keyFile(FormatRequest request) throws IOException {
    if (request.key().isEmpty()) {
      throw new ForeignFormatException(
          Kind.REQUEST,
          "openssl needs a key",
          "name one: --key-file FILE, or --passphrase-source file:FILE for a passphrase");
    }
    return request.key().get().read();
  }
}
