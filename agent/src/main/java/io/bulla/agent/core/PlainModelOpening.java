package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.Prepared;
import io.bulla.agent.hooks.UnfitModelException;
import io.bulla.loader.Plaintext;
import io.bulla.loader.SealedModels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Opens models that are not sealed and keep data in files that are, or refuses them; tells either.
 * The model is read once, and what was read is what the engine gets. Thread-safe.
 */
final class PlainModelOpening {
  private final EngineStates engines;
  private final SealedFiles sealed;
  private final PlaintextRule plaintext;
  private final OpenReport report;
  private final OpenBuffers buffers;

  PlainModelOpening(
      EngineStates engines,
      SealedFiles sealed,
      PlaintextRule plaintext,
      OpenReport report,
      OpenBuffers buffers) {
    this.engines = engines;
    this.sealed = sealed;
    this.plaintext = plaintext;
    this.report = report;
    this.buffers = buffers;
  }

  /** Wiped when it is released. */
  ByteBuffer buffer(Engine engine, Source source, ModelUse use) throws IOException {
    return new ToldOpening(engines, report)
        .of(
            engine,
            source,
            use,
            () -> {
              Prepared prepared = prepared(engine, file(source), use);
              buffers.add(engine, source.name(), prepared);
              return prepared.buffer();
            });
  }

  private static Source.OfFile file(Source source) throws RefusedException {
    if (source instanceof Source.OfFile file) {
      return file;
    }
    throw SealedFiles.sealedNoMore(source);
  }

  private Prepared prepared(Engine engine, Source.OfFile source, ModelUse use) throws IOException {
    Path file = source.file().toAbsolutePath();
    Path real = file.toRealPath();
    Path place = directory(file, real);
    SealedModels models = sealed.models();
    try (ModelDirectory directory = ModelDirectory.open(place)) {
      plaintext.admit(engine, source);
      DataBeside data =
          new DataBeside(
              engine,
              engines.isTested(engine),
              source.file(),
              directory,
              models,
              plaintext,
              report);
      Plaintext model = read(engine, directory, real, models);
      return prepared(source, use, model, data);
    }
  }

  /** Versions of engines differ in whether they look for data beside a link or beside its file. */
  private static Path directory(Path file, Path real) throws IOException {
    Path directory = file.resolveSibling(".").toRealPath();
    if (directory.equals(real.getParent())) {
      return directory;
    }
    throw new UnfitModelException(
        "is a link to " + real + ", and data beside one of both are sealed: load it by that path");
  }

  private static Plaintext read(
      Engine engine, ModelDirectory directory, Path real, SealedModels models) throws IOException {
    try (FileChannel channel = directory.read(real)) {
      FittingSize.require(engine, channel.size());
      return PlainContent.read(channel, real.toString(), models);
    }
  }

  private static Prepared prepared(Source source, ModelUse use, Plaintext model, DataBeside data)
      throws IOException {
    boolean done = false;
    try {
      Prepared prepared = use.preparation().prepare(model, use.options(), data);
      done = data.anySealed();
      if (!done) {
        prepared.close();
        throw SealedFiles.sealedNoMore(source);
      }
      return prepared;
    } finally {
      if (!done) {
        model.close();
      }
    }
  }
}
