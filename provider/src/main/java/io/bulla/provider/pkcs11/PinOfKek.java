package io.bulla.provider.pkcs11;

import io.bulla.provider.spi.KekPlace;
import io.bulla.provider.spi.SecretSource;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where the PIN for a KEK comes from. It holds no PIN.
 *
 * @param sourceText the source, a file by its absolute path, for people
 */
record PinOfKek(String sourceText, SecretSource source) {
  private static final String FILE = "file:";

  static PinOfKek of(KekPlace place) {
    return new PinOfKek(
        place.attribute("pin-source").orElse("nowhere (no pin-source)"), place.secret());
  }

  /** The source; one and the same for a file, by whichever symbolic links it is reached now. */
  String identity() {
    if (!sourceText.startsWith(FILE)) {
      return sourceText;
    }
    try {
      return FILE + Path.of(sourceText.substring(FILE.length())).toRealPath();
    } catch (IOException e) {
      return sourceText; // whoever reads it says why it cannot be
    }
  }
}
