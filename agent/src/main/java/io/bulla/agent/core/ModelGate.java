package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import io.bulla.loader.OpenedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Decides for each model that an engine takes, and opens those that are sealed. Thread-safe. */
final class ModelGate {
  private final EngineStates engines;
  private final SealedFiles sealed;
  private final PlaintextRule plaintext;
  private final OpenReport report;
  private final OpenBuffers buffers = new OpenBuffers();

  ModelGate(EngineStates engines, SealedFiles sealed, PlaintextRule plaintext, OpenReport report) {
    this.engines = engines;
    this.sealed = sealed;
    this.plaintext = plaintext;
    this.report = report;
  }

  boolean concerns(Engine engine, Object argument) throws IOException {
    if (argument instanceof ByteBuffer buffer && buffers.contains(buffer)) {
      return false;
    }
    Optional<Source> source = Source.of(argument, engine.title());
    return source.isPresent() && concerns(engine, source.get());
  }

  private boolean concerns(Engine engine, Source source) throws IOException {
    if (sealed.governs(source)) {
      return true;
    }
    if (!(source instanceof Source.OfFile path) || Files.exists(path.file())) {
      plaintext.admit(engine, source.name());
    }
    return false;
  }

  ByteBuffer open(Engine engine, Object argument, Map<String, String> options) throws IOException {
    Source source = Source.of(argument, engine.title()).orElseThrow();
    return open(engine, source, options, opened -> buffer(engine, source, opened));
  }

  private ByteBuffer buffer(Engine engine, Source source, OpenedFile opened) throws IOException {
    if (opened.lengthBytes() > Integer.MAX_VALUE) {
      throw refusal(
          source,
          "has more than 2 GiB - 1, the most that "
              + engine.title()
              + " takes from memory: seal a smaller one");
    }
    ByteBuffer buffer = opened.buffer();
    refuseIf(source, engine.contentRefusal().apply(buffer));
    buffers.add(buffer, opened::close);
    return buffer;
  }

  void release(ByteBuffer buffer) {
    buffers.release(buffer);
  }

  Optional<InputStream> openFile(Engine engine, Path file) throws IOException {
    Source source = new Source.OfFile(file);
    return concerns(engine, source) ? Optional.of(openStream(engine, source)) : Optional.empty();
  }

  InputStream unseal(Engine engine, InputStream stream) throws IOException {
    if (stream instanceof PlaintextStream) {
      return stream;
    }
    PeekedStream peeked = PeekedStream.of(stream);
    Source source = new Source.OfBytes(peeked.head(), "a stream given to " + engine.title());
    if (!concerns(engine, source)) {
      return peeked.stream();
    }
    ByteBuffer whole = ByteBuffer.wrap(peeked.stream().readAllBytes());
    return openStream(engine, new Source.OfBytes(whole, source.name()));
  }

  void refuseSealed(Engine engine, Object[] arguments) throws IOException {
    for (Object argument : arguments) {
      if (argument != null && concerns(engine, argument)) {
        engines.admit(engine);
        throw new RefusedException(
            argument
                + ": is sealed, and "
                + engine.title()
                + " reads it in native code here: give it the model in another form");
      }
    }
  }

  private InputStream openStream(Engine engine, Source source) throws IOException {
    return open(
        engine, source, Map.of(), opened -> new PlaintextStream(opened.buffers(), opened::close));
  }

  private <T> T open(
      Engine engine, Source source, Map<String, String> options, Handover<T> handover)
      throws IOException {
    try {
      engines.admit(engine);
      refuseIf(source, engine.optionsRefusal().apply(options));
      OpenedFile opened = sealed.open(source);
      T plaintext = handOver(opened, handover);
      report.opened(engine, source, opened);
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

  private static RefusedException refusal(Source source, String reason) {
    return new RefusedException(source.name() + ": " + reason);
  }

  /** The form in which an engine gets plaintext; whoever gets it closes what was opened. */
  private interface Handover<T> {
    T of(OpenedFile opened) throws IOException;
  }
}
