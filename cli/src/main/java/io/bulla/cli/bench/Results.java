package io.bulla.cli.bench;

import io.bulla.cli.ExitCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that was measured. Immutable; holds no key and no plaintext.
 *
 * @param host where
 * @param seconds how long was asked for
 * @param configured how models are decrypted under the configuration as it stands
 * @param unwrap of the KEK, in milliseconds
 * @param decryptedBytes plaintext of each run of these
 * @param decrypt by case, in bytes a second
 * @param memory in milliseconds for a gigabyte
 * @param load of the model, if one was named, in milliseconds
 */
record Results(
    Host host,
    double seconds,
    DecryptCase configured,
    UnwrapMeasurement.Result unwrap,
    int decryptedBytes,
    Map<DecryptCase, Reading> decrypt,
    MemoryMeasurement memory,
    Optional<LoadMeasurement> load) {
  Results {
    decrypt = Collections.unmodifiableMap(new LinkedHashMap<>(decrypt));
  }

  /** As models are decrypted here now. */
  Reading configuredDecrypt() {
    Reading reading = decrypt.get(configured);
    if (reading == null) {
      throw new IllegalStateException("the configured way to decrypt was not measured");
    }
    return reading;
  }

  /** Why nothing follows from them, where nothing does. */
  String whyNoAdvice() {
    return configuredDecrypt() instanceof Reading.Taken
        ? "nothing was compared"
        : "no decrypt throughput was measured";
  }

  /** Every reading by its name, for people. */
  Map<String, Reading> named() {
    Map<String, Reading> all = new LinkedHashMap<>();
    all.put("KEK unwrap", unwrap.millis());
    all.put("writing to fresh memory", memory.fresh());
    all.put("writing to touched memory", memory.touched());
    decrypt.forEach((how, reading) -> all.put("decrypting by " + how, reading));
    load.ifPresent(
        measured -> {
          all.put("warm load", measured.warm());
          all.put("cold load", measured.cold());
        });
    return all;
  }

  /** What could not be measured, in words, each reason once. */
  List<String> notMeasured() {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    named()
        .forEach(
            (name, reading) -> {
              if (reading instanceof Reading.Missing missing) {
                byReason.computeIfAbsent(missing.reason(), key -> new ArrayList<>()).add(name);
              }
            });
    return byReason.entrySet().stream()
        .map(entry -> String.join("; ", entry.getValue()) + ": not measured: " + entry.getKey())
        .toList();
  }

  /** The first that something went wrong with. */
  Optional<Reading.Missing> firstFailed() {
    return named().values().stream()
        .filter(Reading.Missing.class::isInstance)
        .map(Reading.Missing.class::cast)
        .filter(missing -> missing.code() != ExitCode.OK)
        .findFirst();
  }
}
