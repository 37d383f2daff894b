package io.bulla.provider.hcvault;

import io.bulla.provider.remote.Json;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.KekVersion.Protection;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What Transit tells of a key, without any byte of it.
 *
 * @param data as {@code GET MOUNT/keys/KEY} has it; empty where this process may not read it
 */
record KeyFacts(Optional<Json.Fields> data) {
  static final String ALGORITHM = "AES";
  static final int BITS = 256;

  private static final String TYPE = "aes256-gcm96";
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

  static KeyFacts unreadable() {
    return new KeyFacts(Optional.empty());
  }

  /** Why such a key cannot be a KEK; empty if it can, or if nothing is known. */
  String whyNot() {
    if (data.isEmpty()) {
      return "";
    }
    String type = data.get().text("type").orElse("not told");
    if (!type.equals(TYPE)) {
      return "its type is " + type + "; make one of type " + TYPE;
    }
    return is("derived", false) ? "" : "its keys are derived; make one without derived";
  }

  Protection protection() {
    if (data.isEmpty()) {
      return Protection.UNVERIFIED;
    }
    boolean stays = is("exportable", false) && is("allow_plaintext_backup", false);
    return stays ? Protection.NON_EXTRACTABLE : Protection.EXPOSED;
  }

  String protectionDetail() {
    return switch (protection()) {
      case UNVERIFIED -> "this process may not read MOUNT/keys/KEY of Transit";
      case EXPOSED -> "exportable or allow_plaintext_backup is set";
      default -> "by the word of Transit";
    };
  }

  /** What is not told is not so. */
  private boolean is(String flag, boolean value) {
    return data.flatMap(fields -> fields.flag(flag)).filter(told -> told == value).isPresent();
  }

  /** A version that is named in a ciphertext. */
  KekVersion presumed(int number) {
    return version(number, /* enabled= */ true, Optional.empty());
  }

  /** All versions, ascending. */
  List<KekVersion> versions() {
    List<KekVersion> versions = new ArrayList<>();
    Map<String, Json> told =
        data.flatMap(fields -> fields.fields("keys")).map(Json.Fields::byName).orElse(Map.of());
    long least =
        data.map(fields -> fields.number("min_decryption_version"))
            .orElse(OptionalLong.empty())
            .orElse(1);
    told.forEach(
        (text, created) -> {
          if (NUMBER.matcher(text).matches()) {
            int number = Integer.parseInt(text);
            versions.add(version(number, number >= least, instant(created)));
          }
        });
    versions.sort(Comparator.comparingInt(KekVersion::number));
    return versions;
  }

  private static Optional<Instant> instant(Json created) {
    try {
      return created instanceof Json.Numeral seconds
          ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds.digits())))
          : Optional.empty();
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty(); // a place that does not tell it
    }
  }

  private KekVersion version(int number, boolean enabled, Optional<Instant> created) {
    return new KekVersion(
        number, ALGORITHM, BITS, enabled, protection(), protectionDetail(), created);
  }
}
