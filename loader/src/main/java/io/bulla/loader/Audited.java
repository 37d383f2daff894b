package io.bulla.loader;

import io.bulla.loader.format.ModelCore;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One operation on a model, told to the sink of the options before it begins and before its result
 * is released. What the sink does not take is not done. For one use.
 */
final class Audited {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 8;

  /** What is told of. */
  @FunctionalInterface
  interface Operation<T> {
    /** Does it; what becomes known on the way is added to the notes. */
    T run(Map<String, String> notes) throws IOException;
  }

  private final LoaderOptions options;
  private final String name;
  private final Map<String, String> context = new LinkedHashMap<>();

  private Audited(LoaderOptions options, String operation, String name) {
    this.options = options;
    this.name = name;
    context.put("operation", operation);
    context.put("id", id());
    context.put("path", name);
  }

  /** An operation on a file that has a header, which need not be authentic. */
  static Audited of(LoaderOptions options, String operation, SealedFile file) {
    ModelCore core = file.core();
    return new Audited(options, operation, file.name())
        .with("model-id", core.modelId())
        .with("model-version", Long.toString(core.modelVersion()))
        .with("seal-id", core.sealId().toString());
  }

  static Audited of(LoaderOptions options, String operation, String name) {
    return new Audited(options, operation, name);
  }

  Audited with(String key, String value) {
    context.put(key, value);
    return this;
  }

  <T extends AutoCloseable> T runClosing(Operation<T> operation) throws IOException {
    return run(operation, Audited::close);
  }

  <T> T run(Operation<T> operation) throws IOException {
    return run(operation, result -> {});
  }

  private <T> T run(Operation<T> operation, java.util.function.Consumer<? super T> discard)
      throws IOException {
    if (options.audit().isEmpty()) {
      return operation.run(new LinkedHashMap<>());
    }
    tell("intent", Map.of());
    Map<String, String> notes = new LinkedHashMap<>();
    T result;
    try {
      result = operation.run(notes);
    } catch (IOException | RuntimeException e) {
      tellFailure(notes, e);
      throw e;
    }
    boolean told = false;
    try {
      tellEnd(notes, "success");
      told = true;
      return result;
    } finally {
      if (!told) {
        discard.accept(result);
      }
    }
  }

  /** Tells of a failure of something that was not told of before. */
  void failed(Exception failure) {
    if (options.audit().isPresent()) {
      tellFailure(new LinkedHashMap<>(), failure);
    }
  }

  private void tellFailure(Map<String, String> notes, Exception failure) {
    notes.put("detail", text(failure));
    try {
      tellEnd(notes, "failure");
    } catch (SealedModelException e) {
      failure.addSuppressed(e);
    }
  }

  /** Only messages that are meant for people are known to hold no secret. */
  private static String text(Exception failure) {
    return failure instanceof SealedModelException
        ? String.valueOf(failure.getMessage())
        : kind(failure);
  }

  private static String kind(Exception failure) {
    return failure.getClass().getSimpleName();
  }

  private void tellEnd(Map<String, String> notes, String status) throws SealedModelException {
    notes.put("status", status);
    tell("outcome", notes);
  }

  private void tell(String phase, Map<String, String> more) throws SealedModelException {
    Map<String, String> told = new LinkedHashMap<>(context);
    told.put("phase", phase);
    told.putAll(more);
    try {
      options.audit().orElseThrow().accept(Collections.unmodifiableMap(told));
    } catch (RuntimeException e) {
      throw Refusals.unrecorded(name, e);
    }
  }

  private static void close(AutoCloseable result) {
    try {
      result.close();
    } catch (Exception e) {
      throw new IllegalStateException("what was opened could not be closed", e);
    }
  }

  private static String id() {
    byte[] id = new byte[ID_BYTES];
    RANDOM.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }
}
