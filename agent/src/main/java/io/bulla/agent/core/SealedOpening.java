package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.Preparation;
import io.bulla.agent.hooks.Prepared;
import io.bulla.agent.hooks.UnfitModelException;
import io.bulla.loader.OpenedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens sealed sources in the form that an engine takes, or refuses them; tells either.
 * Thread-safe.
 */
final class SealedOpening {
  private final EngineStates engines;
  private final SealedFiles sealed;
  private final OpenReport report;
  private final OpenBuffers buffers;

  SealedOpening(EngineStates engines, SealedFiles sealed, OpenReport report, OpenBuffers buffers) {
    this.engines = engines;
    this.sealed = sealed;
    this.report = report;
    this.buffers = buffers;
  }

  /** Wiped when it is released. */
  ByteBuffer buffer(Engine engine, Source source, Map<String, String> options) throws IOException {
    return open(
        engine,
        source,
        options,
        opened -> buffer(engine, source, options, engine.preparation(), opened));
  }

  /** The same without what the engine's models need. */
  ByteBuffer oneFile(Engine engine, Source source) throws IOException {
    return open(
        engine,
        source,
        Map.of(),
        opened -> buffer(engine, source, Map.of(), Preparation.NONE, opened));
  }

  /** Wiped when it is closed. */
  InputStream stream(Engine engine, Source source) throws IOException {
    return open(
        engine, source, Map.of(), opened -> new PlaintextStream(opened.buffers(), opened::close));
  }

  private ByteBuffer buffer(
      Engine engine,
      Source source,
      Map<String, String> options,
      Preparation preparation,
      OpenedFile opened)
      throws IOException {
    if (opened.lengthBytes() > Integer.MAX_VALUE) {
      throw refusal(
          source,
          "has more than 2 GiB - 1, the most that "
              + engine.title()
              + " takes from memory: seal a smaller one");
    }
    Prepared prepared = prepared(engine, source, options, preparation, opened);
    buffers.add(engine, source.name(), prepared);
    return prepared.buffer();
  }

  private Prepared prepared(
      Engine engine,
      Source source,
      Map<String, String> options,
      Preparation preparation,
      OpenedFile opened)
      throws IOException {
    try {
      MembersBeside members =
          new MembersBeside(
              engine, engines.isTested(engine), source.withoutBytes(), opened, sealed, report);
      return preparation.prepare(opened, options, members);
    } catch (UnfitModelException e) {
      throw refusal(source, e.getMessage());
    }
  }

  private <T> T open(
      Engine engine, Source source, Map<String, String> options, Handover<T> handover)
      throws IOException {
    try {
      engines.admit(engine);
      refuseIf(source, engine.optionsRule().refusal(options, engines.outputsAllowed()));
      OpenedFile opened = sealed.open(source);
      T plaintext = handOver(opened, handover);
      report.opened(engine, source, OpenedModel.of(opened));
      return plaintext;
    } catch (IOException e) {
      report.refused(engine, source, e);
      throw e;
    }
  }

  private static <T> T handOver(OpenedFile opened, Handover<T> handover) throws IOException {
    boolean done = false;
    try {
      T plaintext = handover.of(opened);
      done = true;
      return plaintext;
    } finally {
      if (!done) {
        opened.close();
      }
    }
  }

  private static void refuseIf(Source source, Optional<String> reason) throws RefusedException {
    if (reason.isPresent()) {
      throw refusal(source, reason.get());
    }
  }

  private static RefusedException refusal(Source source, @Nullable String reason) {
    return new RefusedException(source.name() + ": " + reason);
  }

  /** The form in which an engine gets plaintext; whoever gets it closes what was opened. */
  private interface Handover<T> {
    T of(OpenedFile opened) throws IOException;
  }
}
