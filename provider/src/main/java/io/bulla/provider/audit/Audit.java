package io.bulla.provider.audit;

import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.KekException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Records operations: that one is about to be done before it is, and how it ended before its result
 * is released. What cannot be recorded is not done. Safe for use by several threads.
 */
public interface Audit {
  /** Records nothing, and costs nothing. */
  Audit OFF =
      new Audit() {
        @Override
        public <T> T record(
            Supplier<AuditEvent> event, Operation<T> operation, Consumer<? super T> discard)
            throws KekException {
          return operation.run((name, value) -> {});
        }

        @Override
        public Finding diagnose() {
          return AuditDiagnosis.off();
        }
      };

  /** Says how it stands on this host, for {@code bulla doctor}; writes nothing. */
  Finding diagnose();

  /**
   * Returns what takes the records of others, of JDK types, as the loader tells it: maps with
   * {@code phase}, {@code operation} and {@code id}. It throws where one cannot be written; empty
   * where nothing is recorded.
   */
  default Optional<Consumer<Map<String, String>>> sink() {
    return Optional.empty();
  }

  /** Takes what becomes known on the way, for the record of how it ended. */
  @FunctionalInterface
  interface Notes {
    /** Adds a value, which is no secret. */
    void add(String name, String value);

    /** Returns the id by which the records of the operation refer to it; empty without records. */
    default String eventId() {
      return "";
    }
  }

  /** What is recorded. */
  @FunctionalInterface
  interface Operation<T> {
    /** Does it. */
    T run(Notes notes) throws KekException;
  }

  /**
   * Runs an operation between its two records.
   *
   * @param event asked for only where it is recorded
   * @param discard gets a result that may not be released, since its record could not be written
   * @throws KekException as the operation does, or of kind {@code REFUSED} if a record cannot be
   *     written
   */
  <T> T record(Supplier<AuditEvent> event, Operation<T> operation, Consumer<? super T> discard)
      throws KekException;

  /** As {@link #record(Supplier, Operation, Consumer)}, for a result that is no secret. */
  default <T> T record(Supplier<AuditEvent> event, Operation<T> operation) throws KekException {
    return record(event, operation, result -> {});
  }

  /** As {@link #record(Supplier, Operation, Consumer)}, for a key, which is wiped. */
  default byte[] recordKey(Supplier<AuditEvent> event, Operation<byte[]> operation)
      throws KekException {
    return record(event, operation, key -> Arrays.fill(key, (byte) 0));
  }
}
