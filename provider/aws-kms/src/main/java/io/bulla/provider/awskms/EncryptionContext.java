package io.bulla.provider.awskms;

import io.bulla.provider.spi.KeyContext;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;

/**
 * A context as the pairs that KMS takes, and shows in its log. Two contexts never give the same
 * pairs. Stateless.
 */
final class EncryptionContext {
  /** Stands alone, before a context that has no pairs, whole and in base64. */
  static final String WHOLE = "bulla-context";

  private EncryptionContext() {}

  static Map<String, String> of(KeyContext context) {
    if (context.bytes().length == 0) {
      return Map.of();
    }
    return context
        .pairs()
        .filter(EncryptionContext::isTaken)
        .<Map<String, String>>map(pairs -> pairs)
        .orElseGet(() -> Map.of(WHOLE, Base64.getEncoder().encodeToString(context.bytes())));
  }

  /** Whether KMS takes them as they are, and they can be no other context. */
  private static boolean isTaken(SortedMap<String, String> pairs) {
    return !pairs.containsKey(WHOLE) && !pairs.containsValue("");
  }
}
