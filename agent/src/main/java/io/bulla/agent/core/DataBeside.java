package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.ModelAccess;
import io.bulla.loader.OpenedFile;
import io.bulla.loader.Plaintext;
import io.bulla.loader.SealedModels;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files in which a plaintext model keeps data: each is sealed by itself and opened as such, or
 * is judged by the policy for plaintext. Used by one thread.
 */
final class DataBeside implements ModelAccess {
  private final Engine engine;
  private final boolean engineIsTested;
  private final Path model;
  private final ModelDirectory directory;
  private final SealedModels models;
  private final PlaintextRule plaintext;
  private final OpenReport report;
  private boolean sealed;

  /**
   * @param model the model's file, as it was asked for
   */
  DataBeside(
      Engine engine,
      boolean engineIsTested,
      Path model,
      ModelDirectory directory,
      SealedModels models,
      PlaintextRule plaintext,
      OpenReport report) {
    this.engine = engine;
    this.engineIsTested = engineIsTested;
    this.model = model;
    this.directory = directory;
    this.models = models;
    this.plaintext = plaintext;
    this.report = report;
  }

  @Override
  public Plaintext openBeside(String location) throws IOException {
    Path real = directory.find(location);
    Source.OfFile asked = new Source.OfFile(model.resolveSibling(BesideModel.below(location)));
    FileChannel channel = directory.read(real);
    Optional<OpenedFile> opened = models.open(real, asked.file(), channel);
    if (opened.isPresent()) {
      sealed = true;
      report.opened(engine, asked, OpenedModel.of(opened.get()));
      return opened.get().plaintext();
    }
    try (channel) {
      plaintext.admit(engine, asked);
      return PlainContent.read(channel, asked.name(), models);
    }
  }

  /** Whether one of those that were opened is sealed. */
  boolean anySealed() {
    return sealed;
  }

  @Override
  public boolean engineIsTested() {
    return engineIsTested;
  }

  @Override
  public void inBackground(Runnable work) {
    Background.start("bulla-wipe-weights", work);
  }

  @Override
  public Plaintext memory(long lengthBytes) throws IOException {
    return models.memory(lengthBytes);
  }
}
