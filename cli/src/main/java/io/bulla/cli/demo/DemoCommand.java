package io.bulla.cli.demo;

import io.bulla.cli.Distribution;
import io.bulla.cli.ExitCode;
import io.bulla.cli.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Does the main job before the user's eyes. */
@Command(
    name = "demo",
    header = "Seal a real model and load it, unchanged, in an ordinary DJL program.",
    description = {
      "Takes a text-embedding model (all-MiniLM-L6-v2, 90 MB) and DJL from Maven Central, seals the"
          + " model under a throw-away KEK, removes the plaintext, and runs an ordinary DJL program with"
          + " and without the agent. Your own configuration is not touched."
    })
public final class DemoCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--hsm",
      description = "Make the KEK in an HSM: SoftHSM, fetched where the system has none.")
  private boolean hsm;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Keep the sealed model, configuration and keys in DIR, which must not exist.")
  private @Nullable Path keep;

  @Option(
      names = "--repository",
      paramLabel = "URL",
      description = "Maven repository to fetch from (default: Maven Central or your mirror of it).")
  private @Nullable URI repository;

  public DemoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Distribution distribution = Distribution.ofThisProcess();
    DemoCache cache = DemoCache.of(session.environment());
    ArtifactStore store = cache.store(Optional.ofNullable(repository), session.console());
    try (PrivateDirectory directory = directory()) {
      DemoKeys keys = hsm ? new SoftHsmKeys(distribution) : new EmbeddedKeys();
      Map<Artifact, Path> files = store.locate(ArtifactCatalog.artifacts());
      Narration narration = new Narration(session.console());
      new Demo(narration, distribution, directory, keys).run(files, cache.djl());
    }
    return ExitCode.OK.number();
  }

  private PrivateDirectory directory() throws IOException {
    return keep == null ? PrivateDirectory.temporary() : PrivateDirectory.kept(keep);
  }
}
