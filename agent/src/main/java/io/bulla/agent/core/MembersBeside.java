package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import io.bulla.agent.hooks.ModelAccess;
import io.bulla.loader.OpenedFile;
import io.bulla.loader.Plaintext;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Other members of the model that a file was opened of; each is reported as an opening of its own.
 *
 * @param model the file that was opened
 * @param engineIsTested whether tests run with each version of the engine that this JVM has
 */
record MembersBeside(
    Engine engine,
    boolean engineIsTested,
    Source source,
    OpenedFile model,
    SealedFiles sealed,
    OpenReport report)
    implements ModelAccess {

  @Override
  public Plaintext openBeside(String location) throws IOException {
    OpenedFile opened = sealed.openBeside(source, location);
    if (!opened.model().sealId().equals(model.model().sealId())) {
      opened.close();
      throw new RefusedException(
          source.name() + ": the directory was sealed anew while it was opened: load it again");
    }
    report.opened(
        engine,
        new Source.OfFile(Path.of(source.name()).resolveSibling(location)),
        OpenedModel.of(opened));
    return opened.plaintext();
  }

  @Override
  public void inBackground(Runnable work) {
    Background.start("bulla-wipe-weights", work);
  }

  @Override
  public Plaintext memory(long lengthBytes) throws IOException {
    return sealed.memory(lengthBytes);
  }
}
