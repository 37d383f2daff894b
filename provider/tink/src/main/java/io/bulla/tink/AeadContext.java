package io.bulla.tink;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Associated data as what a KEK binds a key to: lines of {@code name=value} in ascending order,
 * with a purpose, so that whoever chooses ciphertext and associated data never has a model's key
 * unwrapped. Two associated data never give the same bytes; null and none do. Stateless.
 */
final class AeadContext {
  private static final String PURPOSE = "purpose=tink-aead-v1\n";

  private AeadContext() {}

  static byte[] of(byte @Nullable [] associatedData) {
    String bound =
        associatedData == null || associatedData.length == 0
            ? ""
            : "associated-data=" + Base64.getEncoder().encodeToString(associatedData) + "\n";
    return (bound + PURPOSE).getBytes(StandardCharsets.US_ASCII);
  }
}
