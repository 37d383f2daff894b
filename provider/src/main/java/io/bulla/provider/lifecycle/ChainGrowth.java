package io.bulla.provider.lifecycle;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds records to a chain, each verified against those before. Used by one thread. */
final class ChainGrowth {
  private final Administrators administrators;
  private final String file;
  private final List<String> lines;
  private final List<SignedRecord> records;
  private final Map<String, VersionHistory> histories = new HashMap<>();
  private final Map<String, String> aliasByKey = new HashMap<>();

  ChainGrowth(StateChain verified, Administrators administrators, String file) {
    this.administrators = administrators;
    this.file = file;
    this.lines = new ArrayList<>(verified.lines());
    this.records = new ArrayList<>(verified.records());
    records.forEach(this::remember);
  }

  StateChain chain() {
    return new StateChain(lines, records);
  }

  /** Adds a record that is being made, with an objection in the words of who makes it. */
  void append(SignedRecord signed) throws KekException {
    String objection = objectionTo(signed);
    if (!objection.isEmpty()) {
      throw new KekException(Kind.REFUSED, objection);
    }
    add(RecordLine.of(signed));
  }

  /** Adds a record that was read. */
  void add(String line) throws KekException {
    String where = file + ":" + (lines.size() + 1);
    SignedRecord signed = parse(line, where);
    administrators.verify(signed, where);
    refuseMisplaced(signed, where);
    refuseTransition(signed, where);
    lines.add(line);
    records.add(signed);
    remember(signed);
  }

  private static SignedRecord parse(String line, String where) throws KekException {
    try {
      return RecordLine.parse(line);
    } catch (IllegalArgumentException e) {
      throw refused(where, "is malformed: " + e.getMessage(), e);
    }
  }

  private void refuseMisplaced(SignedRecord signed, String where) throws KekException {
    String previous =
        lines.isEmpty()
            ? SignedRecord.ChainPlace.NOTHING_BEFORE
            : administrators.keys().primitives().sha256(lines.get(lines.size() - 1));
    boolean follows =
        signed.place().counter() == lines.size() + 1 && signed.place().previous().equals(previous);
    if (!follows) {
      throw refused(where, "does not follow the one before: a record was removed or moved", null);
    }
    if (signed.place().issued().isBefore(lastIssued())) {
      throw refused(where, "was issued before the one before it", null);
    }
  }

  private Instant lastIssued() {
    return records.isEmpty() ? Instant.MIN : records.get(records.size() - 1).place().issued();
  }

  private void refuseTransition(SignedRecord signed, String where) throws KekException {
    String objection = objectionTo(signed);
    if (!objection.isEmpty()) {
      throw refused(where, "is not allowed: " + objection, null);
    }
  }

  private String objectionTo(SignedRecord signed) {
    String alias = signed.record().alias();
    String known = aliasByKey.getOrDefault(signed.record().key(), alias);
    if (!known.equals(alias)) {
      return alias
          + " is the key that "
          + known
          + " is already; name it by one KEK only, or label the keys of two tokens differently";
    }
    VersionHistory history = histories.get(alias);
    return history == null ? VersionHistory.objectionToFirst(signed) : history.objectionTo(signed);
  }

  private void remember(SignedRecord signed) {
    if (!signed.record().key().isEmpty()) {
      aliasByKey.put(signed.record().key(), signed.record().alias());
    }
    histories.merge(
        signed.record().alias(), VersionHistory.begin(signed), (had, one) -> had.then(signed));
  }

  private static KekException refused(String where, String what, @Nullable Exception cause) {
    return new KekException(
        Kind.REFUSED, where + ": the state record " + what + "; restore the file", cause);
  }
}
