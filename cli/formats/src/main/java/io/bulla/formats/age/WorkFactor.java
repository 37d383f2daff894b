package io.bulla.formats.age;

import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import io.bulla.formats.spi.FormatRequest;

/** The logarithm of scrypt's N, which costs {@code 2^N} KiB and the time to fill them. */
final class WorkFactor {
  static final String OPTION = "work-factor";

  /** What age writes, and the most that it reads. */
  private static final int DEFAULT = 18;

  private static final int MAX = 22;

  /** Of what is made: a passphrase can be tried by whoever has the file. */
  static final int LEAST_OF_EXPORT = 15;

  private WorkFactor() {}

  /** Of an export. */
  static int of(FormatRequest request) throws ForeignFormatException {
    String text = request.options().getOrDefault(OPTION, Integer.toString(DEFAULT));
    if (!text.matches("[1-9][0-9]?")
        || Integer.parseInt(text) < LEAST_OF_EXPORT
        || Integer.parseInt(text) > MAX) {
      throw new ForeignFormatException(
          Kind.REQUEST,
          "the option " + OPTION + " of age is not " + text,
          "give a number from " + LEAST_OF_EXPORT + " to " + MAX);
    }
    return Integer.parseInt(text);
  }

  /** Whoever made the file chose it, and must not choose all of this host's memory. */
  static boolean isAcceptable(String text) {
    return text.matches("[1-9][0-9]?") && Integer.parseInt(text) <= MAX;
  }
}
