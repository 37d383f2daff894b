package io.bulla.esdk;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The encryption context of a message as what a KEK binds a data key to: lines of {@code
 * name=value} in ascending order, which Bulla's audit and services show by their names, with a
 * purpose, so that no message's data key is a model's. A context that has other names, or values
 * than printable ASCII without spaces, stands in one line, in base64. Two contexts never give the
 * same bytes. Stateless.
 */
final class MessageContext {
  private static final String PURPOSE = "purpose";
  private static final String OF_A_MESSAGE = "aws-encryption-sdk-data-key-v1";
  private static final String WHOLE = "encryption-context";
  private static final int MOST_PAIRS = 15;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final Pattern VALUE = Pattern.compile("[!-~]{1,200}");

  private MessageContext() {}

  static byte[] of(Map<String, String> encryptionContext) {
    SortedMap<String, String> pairs = new TreeMap<>();
    if (isPlain(encryptionContext)) {
      pairs.putAll(encryptionContext);
    } else {
      pairs.put(WHOLE, Base64.getEncoder().encodeToString(whole(encryptionContext)));
    }
    pairs.put(PURPOSE, OF_A_MESSAGE);
    StringBuilder lines = new StringBuilder();
    pairs.forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
    return lines.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean isPlain(Map<String, String> context) {
    return context.size() <= MOST_PAIRS
        && !context.containsKey(PURPOSE)
        && !context.containsKey(WHOLE)
        && context.entrySet().stream()
            .allMatch(
                pair ->
                    NAME.matcher(pair.getKey()).matches()
                        && VALUE.matcher(pair.getValue()).matches());
  }

  /** Each name and value in UTF-8 behind its length, in the order of the names. */
  private static byte[] whole(Map<String, String> context) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TreeMap<>(context)
        .forEach(
            (name, value) -> {
              write(out, name);
              write(out, value);
            });
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    out.writeBytes(bytes);
  }
}
