package io.bulla.provider.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bulla.provider.signing.AdminKey;
import io.bulla.provider.signing.RecordText;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody saw of all chains at one time, signed: one line of a file of checkpoints. It says
 * only what changed since the line before.
 *
 * @param place where in the file
 * @param chains how many chains all lines up to this one know
 * @param heads the chains that are new or longer
 * @param signer SHA-256 of the public key
 * @param signature over {@link #toBeSigned}, in base64url
 */
public record Checkpoint(
    Place place, int chains, List<Head> heads, String signer, String signature) {
  private static final String FIRST_WORD = "bulla-checkpoint/1";
  private static final List<String> FIELDS =
      List.of("counter", "previous", "issued", "chains", "heads", "signer", "signature");

  /**
   * Where a checkpoint stands.
   *
   * @param counter 1 for the first, then one more each
   * @param previous SHA-256 of the line before, in hexadecimal; zeros for the first
   * @param issued when it was signed, in whole seconds
   */
  public record Place(long counter, String previous, Instant issued) {
    static final String NOTHING_BEFORE = "0".repeat(64);
  }

  /** Copies the list. */
  public Checkpoint {
    heads = List.copyOf(heads);
  }

  static Checkpoint sign(Place place, int chains, List<Head> heads, AdminKey key)
      throws GeneralSecurityException {
    Checkpoint unsigned = new Checkpoint(place, chains, heads, key.id(), "");
    return new Checkpoint(place, chains, heads, key.id(), key.signText(unsigned.toBeSigned()));
  }

  byte[] toBeSigned() {
    return RecordText.encode(FIRST_WORD, signedFields()).getBytes(UTF_8);
  }

  String line() {
    Map<String, String> fields = signedFields();
    fields.put("signature", signature);
    return RecordText.encode(FIRST_WORD, fields);
  }

  private Map<String, String> signedFields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("counter", Long.toString(place.counter()));
    fields.put("previous", place.previous());
    fields.put("issued", place.issued().toString());
    fields.put("chains", Integer.toString(chains));
    fields.put("heads", String.join(",", heads.stream().map(Checkpoint::text).toList()));
    fields.put("signer", signer);
    return fields;
  }

  private static String text(Head head) {
    return head.chain() + ":" + head.sequence() + ":" + head.bytes() + ":" + head.hash();
  }

  /**
   * @throws IllegalArgumentException if it is not the one text of a checkpoint
   */
  static Checkpoint parse(String line) {
    try {
      Checkpoint parsed = of(RecordText.parse(FIRST_WORD, FIELDS, line));
      if (!parsed.line().equals(line)) {
        throw new IllegalArgumentException("it is not written in the one way that there is");
      }
      return parsed;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("it has a time that is none", e);
    }
  }

  private static Checkpoint of(Map<String, String> fields) {
    Place place =
        new Place(
            Long.parseLong(field(fields, "counter")),
            field(fields, "previous"),
            Instant.parse(field(fields, "issued")));
    return new Checkpoint(
        place,
        Integer.parseInt(field(fields, "chains")),
        heads(field(fields, "heads")),
        field(fields, "signer"),
        field(fields, "signature"));
  }

  private static List<Head> heads(String text) {
    List<Head> heads = new ArrayList<>();
    for (String each : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      String[] parts = each.split(":", -1);
      if (parts.length != 4) {
        throw new IllegalArgumentException("it has a head that is none");
      }
      heads.add(new Head(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), parts[3]));
    }
    return heads;
  }

  private static String field(Map<String, String> fields, String name) {
    return fields.getOrDefault(name, "");
  }
}
