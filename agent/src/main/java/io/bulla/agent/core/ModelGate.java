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
  private static final int ASCII_LAST = 0x7f;

  private final EngineStates engines;
  private final SealedFiles sealed;
  private final PlaintextRule plaintext;
  private final SealedReferences references = new SealedReferences();
  private final SealedOpening opening;
  private final PlainModelOpening plainOpening;
  private final OpenBuffers buffers;
  private final LiveArguments live;

  ModelGate(
      EngineStates engines,
      SealedFiles sealed,
      PlaintextRule plaintext,
      OpenReport report,
      LiveArguments live) {
    this.engines = engines;
    this.sealed = sealed;
    this.plaintext = plaintext;
    this.live = live;
    this.buffers = new OpenBuffers(report);
    this.opening = new SealedOpening(engines, sealed, report, buffers);
    this.plainOpening = new PlainModelOpening(engines, sealed, plaintext, report, buffers);
  }

  boolean concerns(Engine engine, Object argument, Map<String, String> options) throws IOException {
    if (argument instanceof ByteBuffer buffer && buffers.contains(buffer)) {
      return false;
    }
    if (argument instanceof byte[] array && live.contains(array)) {
      return false;
    }
    Optional<Source> source = Source.of(argument, engine.title());
    if (source.isEmpty()) {
      return false;
    }
    return concerns(engine, source.get()) || references.hasAny(engine, source.get(), options);
  }

  /** Whether a source is sealed; if not, the policy for plaintext has let it through. */
  boolean concerns(Engine engine, Source source) throws IOException {
    if (source.path().filter(live::covers).isPresent()) {
      return false;
    }
    if (sealed.governs(source)) {
      return true;
    }
    if (source.path().map(ModelGate::mayBeThere).orElse(true)) {
      plaintext.admit(engine, source);
    }
    return false;
  }

  /**
   * Native code can find a file where this JVM sees none: it encodes names beyond ASCII in its own
   * way, and some of it leaves out {@code no-such-directory/..} before it looks.
   */
  private static boolean mayBeThere(Path file) {
    return Files.exists(file)
        || Files.exists(file.toAbsolutePath().normalize())
        || file.toString().chars().anyMatch(unit -> unit > ASCII_LAST);
  }

  ByteBuffer open(Engine engine, Object argument, Map<String, String> options) throws IOException {
    Source source = Source.of(argument, engine.title()).orElseThrow();
    return open(engine, source, ModelUse.session(engine, options));
  }

  /** Opens a model that the engine writes out in another form; empty if it is not sealed. */
  Optional<ByteBuffer> openInput(Engine engine, Object argument) throws IOException {
    if (!concerns(engine, argument, Map.of())) {
      return Optional.empty();
    }
    Source source = Source.of(argument, engine.title()).orElseThrow();
    return Optional.of(open(engine, source, ModelUse.conversion(engine)));
  }

  ByteBuffer openOneFile(Engine engine, Object argument) throws IOException {
    Source source = Source.of(argument, engine.title()).orElseThrow();
    return opening.buffer(engine, source, ModelUse.OF_ONE_FILE);
  }

  private ByteBuffer open(Engine engine, Source source, ModelUse use) throws IOException {
    return sealed.governs(source)
        ? opening.buffer(engine, source, use)
        : plainOpening.buffer(engine, source, use);
  }

  /** What engines hold of sealed models right now. */
  OpenBuffers buffers() {
    return buffers;
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

  private boolean isSealedDirectory(Object argument) throws IOException {
    Optional<Path> path = Source.of(argument, "").flatMap(Source::path).filter(Files::isDirectory);
    return path.isPresent()
        && (sealed.governs(new Source.OfDirectory(path.get()))
            || SealedPlace.holdsSealedFiles(path.get()));
  }

  void refuseSealed(Engine engine, String why, Object[] arguments) throws IOException {
    for (Object argument : arguments) {
      if (argument != null
          && (concerns(engine, argument, Map.of()) || isSealedDirectory(argument))) {
        engines.admit(engine);
        throw new RefusedException(argument + ": is sealed, and " + engine.title() + " " + why);
      }
    }
  }
}
