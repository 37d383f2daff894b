package io.bulla.provider;

import io.bulla.provider.pkcs11.Pkcs11BackendFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Begins in the background what every token needs, and no other KEK, while the configuration is
 * still being read: the libraries take longer to start than all else before the first DEK. No
 * lambda, whose own start would come first.
 */
final class EarlyTokens extends Thread {

  private static final String SCHEME = "pkcs11:";
  private static final int MAX_BYTES = 1 << 16; // a larger file takes a while itself

  private EarlyTokens() {
    super("bulla-early-tokens");
    setDaemon(true);
  }

  /**
   * Returns at once. Touches no token, and starts nothing where the file does not speak of one.
   *
   * @param configuration may be missing, broken or closed, which whoever parses it tells
   */
  static void beginIfNamedIn(Path configuration) {
    if (areNamedIn(configuration)) {
      new EarlyTokens().start();
    }
  }

  @Override
  public void run() {
    new Pkcs11BackendFactory().prepare(false);
  }

  static boolean areNamedIn(Path file) {
    try {
      return Files.isRegularFile(file) // reading from a pipe would take it from the parser
          && Files.size(file) <= MAX_BYTES
          && Files.readString(file, StandardCharsets.ISO_8859_1).contains(SCHEME);
    } catch (IOException e) {
      return false; // the parser meets it too, and tells
    }
  }
}
