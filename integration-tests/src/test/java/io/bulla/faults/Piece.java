package io.bulla.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Bytes from the middle of a plaintext, to look for in files.
 *
 * @param text one character a byte
 */
record Piece(String text) {
  private static final int LENGTH_BYTES = 32;

  static Piece of(byte[] plaintext) {
    int middle = plaintext.length / 2;
    int end = Math.min(plaintext.length, middle + LENGTH_BYTES);
    return new Piece(latin1(Arrays.copyOfRange(plaintext, middle, end)));
  }

  static Piece of(Path plaintext) throws IOException {
    return of(Files.readAllBytes(plaintext));
  }

  void assertInNoFileBelow(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertThat(isIn(file)).as("plaintext in %s", file).isFalse();
      }
    }
  }

  boolean isIn(Path file) throws IOException {
    return latin1(Files.readAllBytes(file)).contains(text);
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
