package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Tells archives that were sealed as a whole from others, before an engine unpacks them: it does so
 * to disk, where no plaintext may be. Thread-safe.
 */
final class ArchiveGate {
  private final OpenReport report;

  ArchiveGate(OpenReport report) {
    this.report = report;
  }

  /** A stream of the same bytes, which are no sealed file. */
  InputStream unpackable(Engine engine, InputStream stream, String name) throws IOException {
    PeekedStream peeked = PeekedStream.of(stream);
    if (!SealedModel.isSealed(peeked.head())) {
      return peeked.stream();
    }
    Source source = new Source.OfUri(UriPath.of(name).map(Path::toString).orElse(name));
    RefusedException refusal = refusal(engine, source);
    report.refused(engine, source, refusal);
    throw refusal;
  }

  private static RefusedException refusal(Engine engine, Source source) {
    return new RefusedException(
        source.name()
            + ": is sealed as a whole, and "
            + engine.title()
            + " unpacks it to disk, so that it is not opened: seal the directory or file that is to"
            + " go into the archive (bulla seal), and pack what that gives");
  }
}
