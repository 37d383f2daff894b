package io.bulla.agent.core;

import io.bulla.agent.boot.Substitute;
import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.Handover;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Puts plaintext in the place of engines' arguments that name sealed models. Thread-safe. */
final class Substitutions {
  private final ModelGate gate;
  private final PathOpening paths;
  private final LiveArguments live;

  Substitutions(ModelGate gate, PathOpening paths, LiveArguments live) {
    this.gate = gate;
    this.paths = paths;
    this.live = live;
  }

  /** Empty if the argument stays. */
  Optional<Substitute> of(Engine engine, Handover handover, Object argument) throws IOException {
    if (handover == Handover.STREAM) {
      return Optional.of(stream(engine, (InputStream) argument));
    }
    Optional<Source> found = source(engine, handover, argument);
    if (found.isEmpty() || isLive(argument) || !gate.concerns(engine, found.get())) {
      return Optional.empty();
    }
    Source source = found.get();
    return Optional.of(
        handover == Handover.BYTES
            ? bytes(engine, argument)
            : path(open(engine, handover, source), argument));
  }

  private boolean isLive(Object argument) {
    return argument instanceof byte[] array && live.contains(array);
  }

  private static Optional<Source> source(Engine engine, Handover handover, Object argument) {
    Optional<Source> source = Source.of(argument, engine.title());
    return handover == Handover.DIRECTORY ? source.map(Source::asDirectory) : source;
  }

  private OpenPath open(Engine engine, Handover handover, Source source) throws IOException {
    if (source instanceof Source.OfDirectory directory) {
      return paths.directory(engine, directory);
    }
    return handover == Handover.NAMED_PATH && source instanceof Source.OfFile file
        ? paths.namedFile(engine, file)
        : paths.file(engine, source);
  }

  private Substitute path(OpenPath opened, Object argument) {
    return new LiveSubstitute(live, opened.as(argument.getClass()), opened::close);
  }

  private Substitute bytes(Engine engine, Object argument) throws IOException {
    ByteBuffer plaintext = gate.open(engine, argument, Map.of());
    if (argument instanceof ByteBuffer) {
      return new LiveSubstitute(live, plaintext, () -> gate.buffers().release(plaintext));
    }
    try {
      byte[] array = new byte[plaintext.remaining()];
      plaintext.get(array);
      return new LiveSubstitute(live, array, () -> Arrays.fill(array, (byte) 0));
    } finally {
      gate.buffers().release(plaintext);
    }
  }

  /** Also of a stream that is not sealed, since its first bytes were looked at. */
  private Substitute stream(Engine engine, InputStream stream) throws IOException {
    InputStream read = gate.unseal(engine, stream);
    return new LiveSubstitute(
        live,
        read,
        () -> {
          if (read instanceof PlaintextStream plaintext) {
            plaintext.close();
          }
        });
  }
}
