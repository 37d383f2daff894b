package io.bulla.formats.esdk;

import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import io.bulla.formats.spi.FormatRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a message is encrypted.
 *
 * @param kmsKey ARN of a key of AWS KMS, instead of a raw key
 * @param keyNamespace of a raw key, as who encrypts calls it
 * @param keyName likewise
 * @param context pairs that the message's encryption context has
 * @param commitmentIsRequired whether a message has to be bound to its key
 */
record MessageOptions(
    Optional<String> kmsKey,
    String keyNamespace,
    String keyName,
    Map<String, String> context,
    boolean commitmentIsRequired) {
  static Map<String, String> help() {
    Map<String, String> help = new LinkedHashMap<>();
    help.put("kms-key", "ARN of a key of AWS KMS, by the SDK's default credentials");
    help.put("key-namespace", "of a raw AES key, as who encrypted called it");
    help.put("key-name", "likewise");
    help.put("context", "pairs of the encryption context, as a=b,c=d (default: none)");
    help.put("commitment", "required (the default), or optional for messages of version 1");
    return help;
  }

  static MessageOptions of(FormatRequest request) throws ForeignFormatException {
    Map<String, String> options = request.options();
    return new MessageOptions(
        Optional.ofNullable(options.get("kms-key")),
        options.getOrDefault("key-namespace", ""),
        options.getOrDefault("key-name", ""),
        pairs(options.getOrDefault("context", "")),
        commitment(options.getOrDefault("commitment", "required")));
  }

  private static boolean commitment(String text) throws ForeignFormatException {
    return switch (text) {
      case "required" -> true;
      case "optional" -> false;
      default -> throw wrong("commitment", text);
    };
  }

  private static Map<String, String> pairs(String text) throws ForeignFormatException {
    Map<String, String> pairs = new LinkedHashMap<>();
    if (text.isEmpty()) {
      return pairs;
    }
    for (String pair : text.split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1 || pairs.put(pair.substring(0, equals), pair.substring(equals + 1)) != null) {
        throw wrong("context", text);
      }
    }
    return pairs;
  }

  static ForeignFormatException wrong(String name, String value) {
    return new ForeignFormatException(
        Kind.REQUEST,
        "the option " + name + " of encryption-sdk is not '" + value + "'",
        name + " is " + help().get(name));
  }
}
