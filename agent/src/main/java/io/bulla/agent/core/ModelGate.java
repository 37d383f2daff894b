package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
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
  private final SealedOpening opening;
  private final OpenBuffers buffers = new OpenBuffers();

  ModelGate(EngineStates engines, SealedFiles sealed, PlaintextRule plaintext, OpenReport report) {
    this.engines = engines;
    this.sealed = sealed;
    this.plaintext = plaintext;
    this.opening = new SealedOpening(engines, sealed, report, buffers);
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
      plaintext.admit(engine, source);
    }
    return false;
  }

  ByteBuffer open(Engine engine, Object argument, Map<String, String> options) throws IOException {
    Source source = Source.of(argument, engine.title()).orElseThrow();
    return opening.buffer(engine, source, options);
  }

  void release(ByteBuffer buffer) {
    buffers.release(buffer);
  }

  Optional<InputStream> openFile(Engine engine, Path file) throws IOException {
    Source source = new Source.OfFile(file);
    return concerns(engine, source)
        ? Optional.of(opening.stream(engine, source))
        : Optional.empty();
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
    return opening.stream(engine, new Source.OfBytes(whole, source.name()));
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
}
