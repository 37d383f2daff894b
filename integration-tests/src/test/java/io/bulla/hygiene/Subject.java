package io.bulla.hygiene;

import io.bulla.harness.ForkedJvm;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Outcome;
import io.bulla.harness.Scratch;
import io.bulla.harness.Sealed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * What is looked for in dumps.
 *
 * @param keys open the file
 * @param sealed a sealed file
 * @param needles windows of its plaintext, its keys, and the secret that opens the KEK's place
 */
record Subject(KeySetup keys, Path sealed, Needles needles) {
  static final int WINDOWS = 200;
  private static final int PLAINTEXT_BYTES = 6_000_000;

  static Subject under(KeySetup keys, String secret) throws IOException {
    Path plain = Scratch.directory("plain").resolve("model.bin");
    byte[] bytes = new byte[PLAINTEXT_BYTES];
    new Random(7).nextBytes(bytes);
    Files.write(plain, bytes);
    Path sealed = Sealed.seal(keys, plain, "model.bin");
    Needles needles = new Needles().plaintext(plain, WINDOWS).password(secret);
    for (String line : printedKeys(keys, sealed).succeeded().lines()) {
      needles.key(line.split(" ", 2)[0], line.split(" ", 2)[1]);
    }
    return new Subject(keys, sealed, needles);
  }

  private static Outcome printedKeys(KeySetup keys, Path sealed) {
    return ForkedJvm.running("PrintKeys")
        .withLoader()
        .environment(keys.environment())
        .run(keys.configuration(), sealed, keys.kekId());
  }
}
