package io.bulla.provider.audit;

import io.bulla.provider.audit.EventBody.End;
import io.bulla.provider.signing.Primitives;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Records in a directory, in chains of this process. A chain begins with the first record and ends
 * with the process; one that broke is left, and the next record begins another.
 *
 * <p>Safe for use by several threads.
 */
public final class AuditTrail implements Audit {
  private final OpenChain chain;
  private final Durability durability;

  /**
   * Records in a directory, which has to be there once something is.
   *
   * @param productVersion Bulla's
   */
  public AuditTrail(
      Path directory, Durability durability, Primitives primitives, String productVersion) {
    this.durability = durability;
    this.chain = new OpenChain(directory, durability, primitives, productVersion);
  }

  /** Ends the chain; the next record begins another. */
  void end() {
    chain.end();
  }

  @Override
  public <T> T record(
      Supplier<AuditEvent> event, Operation<T> operation, Consumer<? super T> discard)
      throws KekException {
    Recording recording = new Recording(event.get());
    T result;
    try {
      result = operation.run(recording);
    } catch (KekException e) {
      if (!e.requestId().isEmpty()) {
        recording.add("request-id", e.requestId());
      }
      recording.failed(e.kind().name(), String.valueOf(e.getMessage()), e);
      throw e;
    } catch (RuntimeException | Error e) {
      recording.failed("FAULT", e.getClass().getName(), e);
      throw e;
    }
    release(recording, result, discard);
    return result;
  }

  private static <T> void release(Recording recording, T result, Consumer<? super T> discard)
      throws KekException {
    boolean recorded = false;
    try {
      recording.end(End.WELL);
      recorded = true;
    } finally {
      if (!recorded) {
        discard.accept(result);
      }
    }
  }

  @Override
  public Finding diagnose() {
    return AuditDiagnosis.of(chain.directory(), durability);
  }

  @Override
  public Optional<Consumer<Map<String, String>>> sink() {
    return Optional.of(new ToldRecords(chain, durability));
  }

  /** One operation, from its intent to its outcome. */
  private final class Recording implements Notes {
    private final AuditEvent event;
    private final String correlation;
    private final Map<String, String> notes = new LinkedHashMap<>();

    Recording(AuditEvent event) throws KekException {
      this.event = event;
      try {
        this.correlation = chain.append(LineType.INTENT, event, End.NOT_YET, "", Map.of()).id();
      } catch (IOException e) {
        throw OpenChain.unrecorded(event, chain.directory(), "nothing was done", e);
      }
    }

    @Override
    public synchronized void add(String name, String value) {
      notes.put(name, value);
    }

    @Override
    public String eventId() {
      return correlation;
    }

    void end(End end) throws KekException {
      try {
        chain.appendDurably(event, end, correlation, notes(), durability);
      } catch (IOException e) {
        throw OpenChain.unrecorded(event, chain.directory(), OpenChain.NOTHING_RELEASED, e);
      }
    }

    private synchronized Map<String, String> notes() {
      return Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    }

    void failed(String code, String detail, Throwable failure) {
      try {
        end(End.failure(code, detail));
      } catch (KekException e) {
        failure.addSuppressed(e);
      }
    }
  }
}
