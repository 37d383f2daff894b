package io.bulla.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is sealed by its magic and broken in all else: whoever opens it must fail. */
final class SealedLookalike {
  private SealedLookalike() {}

  static Path write(Path file) throws IOException {
    byte[] block = new byte[16_384];
    byte[] line =
        "Bulla sealed model, format 1. Encrypted; see it with: bulla inspect FILE"
            .getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(line, 0, block, 0, line.length);
    return Files.write(file, block);
  }
}
