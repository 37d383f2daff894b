package io.bulla.loader.stream;

/**
 * A payload whose header or length no payload has (docs/format.md section 5), or whose file changed
 * its length while it was read.
 */
public final class PayloadMalformed extends PayloadFailure {
  private static final long serialVersionUID = 1L;

  PayloadMalformed(String message) {
    super(message);
  }

  static PayloadMalformed lengthChanged(long beforeBytes, long nowBytes) {
    return new PayloadMalformed(
        "the file had "
            + beforeBytes
            + " bytes when it was opened and has "
            + nowBytes
            + " now: something writes to it");
  }
}
