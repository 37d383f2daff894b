package io.bulla.provider.kek;

import io.bulla.provider.audit.Audit;
import io.bulla.provider.audit.AuditEvent;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekVersion;
import io.bulla.provider.spi.KeyContext;
import io.bulla.provider.spi.KeyWrapping;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Records the uses of one KEK: each method runs what it is given, between an intent and an outcome.
 *
 * @param id of the KEK
 */
record KekAudit(String id, Audit audit) {
  <T> T create(int version, Audit.Operation<T> operation) throws KekException {
    return audit.record(() -> use("kek.create", version, Map.of()), operation);
  }

  <T> T destroy(KekVersion version, Audit.Operation<T> operation) throws KekException {
    return audit.record(
        () -> use("kek.destroy", version.number(), Map.of("key", version.identity())), operation);
  }

  /**
   * @param version empty where the KEK's place chooses it
   */
  <T> T wrap(OptionalInt version, KeyContext context, Audit.Operation<T> operation)
      throws KekException {
    return audit.record(
        () -> KekUse.of("kek.wrap", id, version, KekUse.context(context)), operation);
  }

  /** The DEK is wiped where its record cannot be written. */
  MadeDek makeDek(KeyContext context, Audit.Operation<MadeDek> operation) throws KekException {
    return audit.record(
        () -> KekUse.of("kek.make-dek", id, OptionalInt.empty(), KekUse.context(context)),
        operation,
        MadeDek::wipe);
  }

  byte[] unwrap(int version, KeyContext context, Audit.Operation<byte[]> operation)
      throws KekException {
    return audit.recordKey(() -> use("kek.unwrap", version, KekUse.context(context)), operation);
  }

  <T> T wrapKey(KeyWrapping wrapping, int version, Audit.Operation<T> operation)
      throws KekException {
    return audit.record(() -> use("kek.wrap-key", version, bare(wrapping)), operation);
  }

  byte[] unwrapKey(KeyWrapping wrapping, int version, Audit.Operation<byte[]> operation)
      throws KekException {
    return audit.recordKey(() -> use("kek.unwrap-key", version, bare(wrapping)), operation);
  }

  /**
   * A denied PIN or password, or a caller who was not recognised, met where the KEK is only looked
   * up.
   */
  void denied(KekException denied) throws KekException {
    failed(() -> KekUse.ofLogin(id), denied);
  }

  /** What a rule or a state forbids where the KEK is only looked up. */
  void lookUpRefused(KekAlias alias, KekException refused) throws KekException {
    failed(() -> KekUse.ofLookUp(alias), refused);
  }

  private void failed(Supplier<AuditEvent> event, KekException failure) throws KekException {
    audit.record(
        event,
        notes -> {
          throw failure;
        });
  }

  private AuditEvent use(String operation, int version, Map<String, String> more) {
    return KekUse.of(operation, id, OptionalInt.of(version), more);
  }

  private static Map<String, String> bare(KeyWrapping wrapping) {
    return Map.of("transformation", wrapping.transformation());
  }
}
