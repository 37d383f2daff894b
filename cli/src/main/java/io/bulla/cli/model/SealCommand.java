package io.bulla.cli.model;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.ModelArgument;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.cli.terminal.Json;
import io.bulla.loader.Disposal;
import io.bulla.loader.ModelSealer;
import io.bulla.loader.SealReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bulla seal}. */
@Command(
    name = "seal",
    header = "Seal a model file or a model directory.",
    description = {
      "Every file is encrypted under one new data key, which is wrapped by each KEK. Files keep their"
          + " names.",
      "The sealed model appears whole or not at all; plaintext is deleted only after what was sealed"
          + " has been read back, opened and compared with it."
    })
public final class SealCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "MODEL", description = "Model file, or directory of a model.")
  private Path model = Path.of("");

  @ArgGroup(multiplicity = "1")
  private Destination destination = new Destination();

  /** Where the sealed model goes: one of the two. */
  static final class Destination {
    @Option(
        names = {"-o", "--output"},
        paramLabel = "PATH",
        description =
            "New file or directory for the sealed model, or URI of an object (of a directory: of"
                + " what its objects begin with) in a store, such as s3://BUCKET/KEY.")
    private @Nullable String output;

    @Option(
        names = "--in-place",
        description = "Replace the plaintext by the sealed model, under its name.")
    private boolean inPlace;
  }

  @Option(
      names = "--delete-plaintext",
      description = "Delete the plaintext afterwards. This is no secure erasure.")
  private boolean deletePlaintext;

  @Mixin private SealingOptions sealing = new SealingOptions();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  public SealCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Optional<URI> store = store();
    Workbench workbench = session.workbench();
    print(
        store.isPresent()
            ? new SealWords(seal(workbench, store.get()), store.get())
            : new SealWords(seal(workbench), target()));
    return ExitCode.OK.number();
  }

  private SealReport seal(Workbench workbench) throws IOException {
    try (StepProgress progress = new StepProgress(session.console())) {
      return new ModelSealer(workbench.options())
          .seal(
              model,
              target(),
              sealing.request(workbench, model).withProgress(progress),
              disposal());
    }
  }

  private Optional<URI> store() {
    return Optional.ofNullable(destination.output).flatMap(ModelArgument::inStore);
  }

  /** What is in a store is not compared, so that nothing is deleted for it. */
  private SealReport seal(Workbench workbench, URI target) throws IOException {
    if (deletePlaintext) {
      throw new Failure(
          ExitCode.USAGE,
          "--delete-plaintext is for files: what is sealed into a store is not read back",
          "run bulla verify " + target + ", and then delete the plaintext by hand");
    }
    try (StepProgress progress = new StepProgress(session.console())) {
      return new ModelSealer(workbench.options())
          .seal(model, target, sealing.request(workbench, model).withProgress(progress), false);
    }
  }

  private void print(SealWords words) throws IOException {
    if (json) {
      Json.write(words.asMap(), session.console().out());
    } else {
      words.lines().forEach(session.console()::print);
    }
    words.remarks().forEach(session.console()::remark);
    words.warnings().forEach(session.console()::warn);
  }

  private Path target() {
    return destination.output == null ? model : ModelArgument.path(destination.output);
  }

  private Disposal disposal() {
    if (destination.inPlace) {
      return Disposal.REPLACE;
    }
    return deletePlaintext ? Disposal.DELETE : Disposal.KEEP;
  }
}
