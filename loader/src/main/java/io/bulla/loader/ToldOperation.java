package io.bulla.loader;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** An operation that a sink is told of. For one use. */
final class ToldOperation implements Audited {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 8;

  private final Consumer<Map<String, String>> sink;
  private final String name;
  private final Map<String, String> context = new LinkedHashMap<>();

  ToldOperation(Consumer<Map<String, String>> sink, String operation, String name) {
    this.sink = sink;
    this.name = name;
    context.put("operation", operation);
    context.put("id", id());
    context.put("path", name);
  }

  @Override
  public Audited with(String key, String value) {
    context.put(key, value);
    return this;
  }

  @Override
  public <T extends AutoCloseable> T runClosing(Operation<T> operation) throws IOException {
    return run(operation, ToldOperation::close);
  }

  @Override
  public <T> T run(Operation<T> operation) throws IOException {
    return run(operation, result -> {});
  }

  private <T> T run(Operation<T> operation, Consumer<? super T> discard) throws IOException {
    tell("intent", Map.of());
    Map<String, String> notes = new LinkedHashMap<>();
    T result;
    try {
      result = operation.run(notes::put);
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

  @Override
  public void failed(Exception failure) {
    tellFailure(new LinkedHashMap<>(), failure);
  }

  private void tellFailure(Map<String, String> notes, Exception failure) {
    notes.put("code", FailureCode.of(failure));
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
      sink.accept(Collections.unmodifiableMap(told));
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
