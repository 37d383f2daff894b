package io.bulla.provider.audit;

import io.bulla.provider.signing.Primitives;
import io.bulla.provider.spi.Finding;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.security.ProviderException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes what records, as the configuration has it. Stateless. */
public final class Audits {
  private Audits() {}

  /**
   * Makes it; nothing is written before the first record.
   *
   * @param primitives make the hashes
   * @param productVersion Bulla's
   */
  public static Audit of(AuditSettings settings, Primitives primitives, String productVersion) {
    if (settings.directory().isPresent()) {
      return new AuditTrail(
          settings.directory().get(), settings.durability(), primitives, productVersion);
    }
    return settings.required() ? new Refusing() : Audit.OFF;
  }

  /** Nothing can be recorded, and all has to be. */
  private record Refusing() implements Audit {
    @Override
    public <T> T record(
        Supplier<AuditEvent> event, Operation<T> operation, Consumer<? super T> discard)
        throws KekException {
      throw new KekException(
          Kind.REFUSED,
          "audit: audit.required is true, and there is no audit.directory to record "
              + event.get().operation()
              + " in: nothing was done; set audit.directory");
    }

    @Override
    public Finding diagnose() {
      return AuditDiagnosis.refusing();
    }

    @Override
    public Optional<Consumer<Map<String, String>>> sink() {
      return Optional.of(
          told -> {
            throw new ProviderException(
                "audit: audit.required is true, and there is no audit.directory: nothing was done;"
                    + " set audit.directory");
          });
    }
  }
}
