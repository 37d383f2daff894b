package io.bulla.agent.core;

import io.bulla.agent.hooks.Engine;
import io.bulla.loader.OpenedAnonymousFile;
import io.bulla.loader.OpenedDirectory;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Opens sealed sources as paths in memory, or refuses them; tells either. Thread-safe. */
final class PathOpening {
  private final EngineStates engines;
  private final SealedFiles sealed;
  private final OpenReport report;

  PathOpening(EngineStates engines, SealedFiles sealed, OpenReport report) {
    this.engines = engines;
    this.sealed = sealed;
    this.report = report;
  }

  /** The path of an anonymous file. */
  OpenPath file(Engine engine, Source source) throws IOException {
    return told(
        engine,
        source,
        () -> {
          OpenedAnonymousFile opened = sealed.openAnonymousFile(source);
          report.opened(engine, source, OpenedModel.of(opened));
          return new OpenPath(opened.path(), opened::close);
        });
  }

  /** A path to an anonymous file that ends in the source's own name. */
  OpenPath namedFile(Engine engine, Source.OfFile source) throws IOException {
    String name = source.file().getFileName().toString();
    return told(
        engine,
        source,
        () -> {
          OpenedAnonymousFile opened = sealed.openAnonymousFile(source);
          PrivateLinks links = linksOrClose(Map.of(name, opened.path()), opened::close);
          report.opened(engine, source, OpenedModel.of(opened));
          return new OpenPath(links.link(name), () -> closeBoth(links, opened::close));
        });
  }

  /** A directory of such paths. */
  OpenPath directory(Engine engine, Source.OfDirectory source) throws IOException {
    return told(
        engine,
        source,
        () -> {
          OpenedDirectory opened = sealed.openDirectory(source);
          Map<String, Path> targets = new HashMap<>();
          opened.files().forEach((path, file) -> targets.put(path, file.path()));
          PrivateLinks links = linksOrClose(targets, opened::close);
          report.opened(engine, source, OpenedModel.of(opened));
          return new OpenPath(links.directory(), () -> closeBoth(links, opened::close));
        });
  }

  private OpenPath told(Engine engine, Source source, Opening opening) throws IOException {
    try {
      engines.admit(engine);
      return opening.open();
    } catch (IOException e) {
      report.refused(engine, source, e);
      throw e;
    }
  }

  private static PrivateLinks linksOrClose(Map<String, Path> targets, Closeable plaintext)
      throws IOException {
    boolean done = false;
    try {
      PrivateLinks links = PrivateLinks.to(targets);
      done = true;
      return links;
    } finally {
      if (!done) {
        plaintext.close();
      }
    }
  }

  private static void closeBoth(PrivateLinks links, Closeable plaintext) throws IOException {
    try (plaintext) {
      links.close();
    }
  }

  private interface Opening {
    OpenPath open() throws IOException;
  }
}
