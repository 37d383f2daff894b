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
  private final SealedFiles sealed;
  private final OpenReport report;
  private final ToldOpening told;

  PathOpening(EngineStates engines, SealedFiles sealed, OpenReport report) {
    this.sealed = sealed;
    this.report = report;
    this.told = new ToldOpening(engines, report);
  }

  /** The path of an anonymous file. */
  OpenPath file(Engine engine, Source source) throws IOException {
    return told.of(
        engine,
        source,
        ModelUse.OF_ONE_FILE,
        () -> {
          OpenedAnonymousFile opened = sealed.openAnonymousFile(source);
          report.opened(engine, source, OpenedModel.of(opened));
          return new OpenPath(opened.path(), opened::close);
        });
  }

  /** A path to an anonymous file that ends in the source's own name. */
  OpenPath namedFile(Engine engine, Source.OfFile source) throws IOException {
    String name = source.file().getFileName().toString();
    return told.of(
        engine,
        source,
        ModelUse.OF_ONE_FILE,
        () -> {
          OpenedAnonymousFile opened = sealed.openAnonymousFile(source);
          PrivateLinks links = linksOrClose(Map.of(name, opened.path()), opened::close);
          report.opened(engine, source, OpenedModel.of(opened));
          return new OpenPath(links.link(name), () -> closeBoth(links, opened::close));
        });
  }

  /** A directory of such paths. */
  OpenPath directory(Engine engine, Source.OfDirectory source) throws IOException {
    return told.of(
        engine,
        source,
        ModelUse.OF_ONE_FILE,
        () -> {
          OpenedDirectory opened = sealed.openDirectory(source);
          Map<String, Path> targets = new HashMap<>();
          opened.files().forEach((path, file) -> targets.put(path, file.path()));
          PrivateLinks links = linksOrClose(targets, opened::close);
          report.opened(engine, source, OpenedModel.of(opened));
          return new OpenPath(links.directory(), () -> closeBoth(links, opened::close));
        });
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
}
