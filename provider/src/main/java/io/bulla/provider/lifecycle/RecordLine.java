package io.bulla.provider.lifecycle;

import io.bulla.provider.kek.KekState;
import io.bulla.provider.lifecycle.SignedRecord.ChainPlace;
import io.bulla.provider.signing.RecordText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The one text of a signed record. What is signed is all of it before its last field. */
final class RecordLine {
  static final String FIRST_WORD = "bulla-state/1";

  private static final List<String> SIGNED_FIELDS =
      List.of(
          "counter",
          "previous",
          "kek",
          "version",
          "key",
          "state",
          "not-before",
          "protect-until",
          "process-until",
          "destroy-after",
          "issued",
          "expires",
          "reason",
          "signer");
  private static final String SIGNATURE = "signature";

  private RecordLine() {}

  static byte[] toBeSigned(ChainPlace place, StateRecord record, String signer) {
    return RecordText.encode(FIRST_WORD, signedFields(place, record, signer))
        .getBytes(StandardCharsets.UTF_8);
  }

  static String of(SignedRecord signed) {
    Map<String, String> fields = signedFields(signed.place(), signed.record(), signed.signer());
    fields.put(SIGNATURE, signed.signature());
    return RecordText.encode(FIRST_WORD, fields);
  }

  /**
   * @throws IllegalArgumentException if it is not the one text of a record
   */
  static SignedRecord parse(String line) {
    try {
      SignedRecord signed = signed(RecordText.parse(FIRST_WORD, fieldNames(), line));
      if (!of(signed).equals(line)) {
        throw new IllegalArgumentException("it is not written in the one way that there is");
      }
      return signed;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("it has a time that is none", e);
    }
  }

  private static Map<String, String> signedFields(
      ChainPlace place, StateRecord record, String signer) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("counter", Long.toString(place.counter()));
    fields.put("previous", place.previous());
    fields.put("kek", record.kekId());
    fields.put("version", Integer.toString(record.version()));
    fields.put("key", record.key());
    fields.put("state", record.state().label());
    fields.put("not-before", text(record.times().notBefore()));
    fields.put("protect-until", text(record.times().protectUntil()));
    fields.put("process-until", text(record.times().processUntil()));
    fields.put("destroy-after", text(record.destroyAfter()));
    fields.put("issued", place.issued().toString());
    fields.put("expires", place.expires().toString());
    fields.put("reason", record.reason());
    fields.put("signer", signer);
    return fields;
  }

  private static List<String> fieldNames() {
    List<String> names = new ArrayList<>(SIGNED_FIELDS);
    names.add(SIGNATURE);
    return names;
  }

  private static SignedRecord signed(Map<String, String> fields) {
    ChainPlace place =
        new ChainPlace(
            Long.parseLong(field(fields, "counter")),
            field(fields, "previous"),
            Instant.parse(field(fields, "issued")),
            Instant.parse(field(fields, "expires")));
    return new SignedRecord(
        place, record(fields), field(fields, "signer"), field(fields, SIGNATURE));
  }

  private static StateRecord record(Map<String, String> fields) {
    KeyTimes times =
        new KeyTimes(
            instant(field(fields, "not-before")),
            instant(field(fields, "protect-until")),
            instant(field(fields, "process-until")));
    return new StateRecord(
        field(fields, "kek"),
        Integer.parseInt(field(fields, "version")),
        field(fields, "key"),
        state(field(fields, "state")),
        times,
        instant(field(fields, "destroy-after")),
        field(fields, "reason"));
  }

  private static String field(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "");
  }

  private static KekState state(String label) {
    return KekState.valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static String text(Optional<Instant> instant) {
    return instant.map(Instant::toString).orElse("");
  }

  private static Optional<Instant> instant(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
  }
}
