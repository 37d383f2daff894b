package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.Prepared;
import io.bulla.loader.OpenedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Opens sealed sources in the form that an engine takes, or refuses them; tells either.
 * Thread-safe.
 */
final class SealedOpening {
  private final EngineStates engines;
  private final SealedFiles sealed;
  private final OpenReport report;
  private final OpenBuffers buffers;
  private final ToldOpening told;

  SealedOpening(EngineStates engines, SealedFiles sealed, OpenReport report, OpenBuffers buffers) {
    this.engines = engines;
    this.sealed = sealed;
    this.report = report;
    this.buffers = buffers;
    this.told = new ToldOpening(engines, report);
  }

  /** Wiped when it is released. */
  ByteBuffer buffer(Engine engine, Source source, ModelUse use) throws IOException {
    return open(
        engine,
        source,
        use,
        opened -> {
          FittingSize.require(engine, opened.lengthBytes());
          MembersBeside members =
              new MembersBeside(
                  engine, engines.isTested(engine), source.withoutBytes(), opened, sealed, report);
          Prepared prepared = use.preparation().prepare(opened.plaintext(), use.options(), members);
          buffers.add(engine, source.name(), prepared);
          return prepared.buffer();
        });
  }

  /** Wiped when it is closed. */
  InputStream stream(Engine engine, Source source) throws IOException {
    return open(
        engine,
        source,
        ModelUse.OF_ONE_FILE,
        opened -> new PlaintextStream(opened.buffers(), opened::close));
  }

  private <T> T open(Engine engine, Source source, ModelUse use, Handover<T> handover)
      throws IOException {
    return told.of(
        engine,
        source,
        use,
        () -> {
          OpenedFile opened = sealed.open(source);
          T plaintext = handOver(opened, handover);
          report.opened(engine, source, OpenedModel.of(opened));
          return plaintext;
        });
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

  /** The form in which an engine gets plaintext; whoever gets it closes what was opened. */
  private interface Handover<T> {
    T of(OpenedFile opened) throws IOException;
  }
}
