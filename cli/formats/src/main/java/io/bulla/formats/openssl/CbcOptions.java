package io.bulla.formats.openssl;

import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import io.bulla.formats.spi.FormatRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a file is encrypted, which it does not say itself.
 *
 * @param keyBytes length of the AES key
 * @param derivation what makes key and IV
 * @param digest JDK's name of the hash that derives
 * @param iterations of PBKDF2
 * @param iv where the IV is, if it is not derived
 */
record CbcOptions(
    int keyBytes, Derivation derivation, Digest digest, int iterations, InitialVector iv) {
  static final int EXPORT_ITERATIONS = 600_000;
  static final int LEAST_EXPORT_ITERATIONS = 100_000;

  /** The default of {@code openssl enc -pbkdf2}. */
  private static final int OPENSSL_ITERATIONS = 10_000;

  private static final int MAX_ITERATIONS = 100_000_000;

  /** What makes key and IV. */
  enum Derivation {
    PBKDF2,
    LEGACY,
    NONE
  }

  /** The options, each with its help. */
  static Map<String, String> help() {
    Map<String, String> help = new LinkedHashMap<>();
    help.put("cipher", "aes-128-cbc, aes-192-cbc or aes-256-cbc (the default)");
    help.put("kdf", "pbkdf2 (the default), legacy (openssl enc without -pbkdf2), none (a raw key)");
    help.put("digest", "what derives: sha256 (the default), sha512, sha384, sha1, md5");
    help.put(
        "iterations",
        "of pbkdf2: 10000 by default, as openssl has it; 600000, at least 100000, in an export");
    help.put("iv", "with kdf=none: prefix (the default, before the ciphertext) or 32 hex digits");
    return help;
  }

  static CbcOptions of(FormatRequest request, int defaultIterations) throws ForeignFormatException {
    Map<String, String> options = request.options();
    return new CbcOptions(
        keyBytes(options.getOrDefault("cipher", "aes-256-cbc")),
        oneOf(Derivation.class, "kdf", options.getOrDefault("kdf", "pbkdf2")),
        oneOf(Digest.class, "digest", options.getOrDefault("digest", "sha256")),
        iterations(options.getOrDefault("iterations", Integer.toString(defaultIterations))),
        InitialVector.of(options.getOrDefault("iv", "prefix")));
  }

  static CbcOptions ofImport(FormatRequest request) throws ForeignFormatException {
    return of(request, OPENSSL_ITERATIONS);
  }

  private static int keyBytes(String cipher) throws ForeignFormatException {
    return switch (cipher) {
      case "aes-128-cbc" -> 16;
      case "aes-192-cbc" -> 24;
      case "aes-256-cbc" -> 32;
      default -> throw wrong("cipher", cipher);
    };
  }

  private static <E extends Enum<E>> E oneOf(Class<E> type, String name, String value)
      throws ForeignFormatException {
    return Arrays.stream(type.getEnumConstants())
        .filter(each -> each.name().equalsIgnoreCase(value))
        .findFirst()
        .orElseThrow(() -> wrong(name, value));
  }

  private static int iterations(String text) throws ForeignFormatException {
    try {
      int iterations = Integer.parseInt(text);
      if (iterations >= 1 && iterations <= MAX_ITERATIONS) {
        return iterations;
      }
    } catch (NumberFormatException e) {
      throw wrong("iterations", text);
    }
    throw wrong("iterations", text);
  }

  static ForeignFormatException wrong(String name, String value) {
    return new ForeignFormatException(
        Kind.REQUEST,
        "the option " + name + " of openssl is not " + value,
        name + " is " + help().get(name));
  }
}
