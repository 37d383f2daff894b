package io.bulla.cli.foreign;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.formats.spi.SecretBytesSource;
import io.bulla.provider.config.PinSource;
import io.bulla.provider.spi.KekException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Passphrases as the bytes that formats take. Stateless. */
final class Passphrases {
  private static final int MAX_BYTES_A_CHAR = 3;

  private Passphrases() {}

  static SecretBytesSource of(String text, Map<String, String> environment) {
    PinSource source = parse(text, environment);
    return () -> {
      try {
        return utf8(source.read("", null));
      } catch (KekException e) {
        throw SecretFiles.failure(e);
      }
    };
  }

  private static PinSource parse(String text, Map<String, String> environment) {
    try {
      if (!text.equals("callback")) {
        return PinSource.parse(text, Path.of("").toAbsolutePath(), environment::get);
      }
    } catch (IllegalArgumentException e) {
      throw wrong(text, e);
    }
    throw wrong(text, null);
  }

  private static Failure wrong(
      String text, @org.jspecify.annotations.Nullable IllegalArgumentException e) {
    return new Failure(
        ExitCode.USAGE,
        "--passphrase-source " + text + " is neither file:FILE nor env:NAME nor sops:FILE#PATH",
        "put the passphrase in a file of mode 0600: file:FILE",
        e);
  }

  /** Wipes the characters. */
  private static byte[] utf8(char[] text) {
    byte[] room = new byte[text.length * MAX_BYTES_A_CHAR];
    try {
      ByteBuffer bytes = ByteBuffer.wrap(room);
      CoderResult result =
          StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text), bytes, true);
      if (!result.isUnderflow()) {
        throw new Failure(
            ExitCode.KEY,
            "the passphrase is no text: half of a surrogate pair is in it",
            "put the passphrase as UTF-8 in a file of mode 0600: file:FILE");
      }
      return Arrays.copyOf(room, bytes.position());
    } finally {
      Arrays.fill(text, '\0');
      Arrays.fill(room, (byte) 0);
    }
  }
}
