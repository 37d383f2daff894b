package io.bulla.cli.foreign;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.formats.spi.SecretBytesSource;
import io.bulla.provider.config.ClosedFile;
import io.bulla.provider.config.SopsFile;
import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Keys in files, as their bytes are. Stateless. */
final class SecretFiles {
  private static final int MAX_BYTES = 1 << 20;

  private SecretFiles() {}

  /** A file that only its owner may read and write. */
  static SecretBytesSource of(Path file) {
    return () -> read(file);
  }

  private static byte[] read(Path file) throws IOException {
    byte[] room = new byte[MAX_BYTES + 1];
    try (InputStream in = Files.newInputStream(file)) {
      ClosedFile.refuseOpen(file, file.toString());
      int length = in.readNBytes(room, 0, room.length);
      if (length == 0 || length > MAX_BYTES) {
        throw new FileSystemException(file.toString(), null, "is no key: empty, or over 1 MiB");
      }
      return Arrays.copyOf(room, length);
    } catch (KekException e) {
      throw failure(e);
    } finally {
      Arrays.fill(room, (byte) 0);
    }
  }

  /** What stands in a file of SOPS. */
  static SecretBytesSource ofSops(String text, Map<String, String> environment) {
    SopsFile file = parse(text, environment);
    return () -> {
      try {
        return file.read();
      } catch (KekException e) {
        throw failure(e);
      }
    };
  }

  private static SopsFile parse(String text, Map<String, String> environment) {
    try {
      return SopsFile.parse(text, Path.of("").toAbsolutePath(), environment::get);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE, "--key-sops " + text + ": " + e.getMessage(), "correct it", e);
    }
  }

  /** What the source advises stands behind a semicolon. */
  static Failure failure(KekException e) {
    String[] parts = String.valueOf(e.getMessage()).split("; ", 2);
    ExitCode code =
        switch (e.kind()) {
          case REFUSED, DENIED -> ExitCode.KEY;
          default -> ExitCode.PREREQUISITE;
        };
    return new Failure(
        code, parts[0], parts.length == 2 ? parts[1] : "check where the secret comes from", e);
  }
}
