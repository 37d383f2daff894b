package io.bulla.cli.model;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.RecipientsFile;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.cli.terminal.Json;
import io.bulla.loader.ModelResealer;
import io.bulla.loader.ResealRequest;
import io.bulla.loader.SealReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bulla reseal}. */
@Command(
    name = "reseal",
    header = "Seal a sealed model anew, under a new data key.",
    description = {
      "For use after a KEK or a data key was compromised, or for larger recipient slots. The plaintext"
          + " goes to no file. Without -o the model is replaced, after the new one has been opened and"
          + " compared with it.",
      "Copies of the old model still open with the old data key: delete them."
    })
public final class ResealCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "MODEL", description = "Sealed file, or directory of a sealed model.")
  private Path model = Path.of("");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PATH",
      description = "New file or directory (default: in place of the model).")
  private @Nullable Path output;

  @Option(
      names = {"-k", "--kek"},
      paramLabel = "ID",
      description =
          "A KEK that can open the model; may be given several times (default: those of the model).")
  private List<String> kekIds = new ArrayList<>();

  @Option(
      names = "--model-version",
      paramLabel = "N",
      description = "Version of the model (default: as it was).")
  private @Nullable Long modelVersion;

  @Option(
      names = "--slot-capacity",
      paramLabel = "SIZE",
      converter = ByteSize.class,
      description = "Room for recipients, a multiple of 4K (default: as it was).")
  private @Nullable Integer slotCapacityBytes;

  @Mixin private PublisherOptions publisher = new PublisherOptions();

  @Option(names = "--unsigned", description = "Give up the publisher's signature of the model.")
  private boolean unsigned;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  public ResealCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Workbench workbench = session.workbench();
    Path beside = RecipientsFile.beside(model);
    boolean hadRecipients = Files.exists(beside);
    SealReport report = reseal(model, workbench);
    if (json) {
      Json.write(new SealWords(report, target()).asMap(), session.console().out());
    } else {
      session.console().print(line(report));
    }
    if (hadRecipients && !Files.exists(beside)) {
      session
          .console()
          .remark("note: the model holds its recipients itself now, and " + beside + " is gone");
    }
    return ExitCode.OK.number();
  }

  private SealReport reseal(Path sealed, Workbench workbench) throws IOException {
    ModelResealer resealer = new ModelResealer(workbench.options());
    try (StepProgress progress = new StepProgress(session.console())) {
      ResealRequest request = request(workbench).withProgress(progress);
      return output == null
          ? resealer.reseal(sealed, request)
          : resealer.reseal(sealed, output, request);
    }
  }

  private ResealRequest request(Workbench workbench) throws IOException {
    try {
      return new ResealRequest(
          kekIds.isEmpty() ? kekIds : workbench.kekIds(kekIds),
          modelVersion == null ? OptionalLong.empty() : OptionalLong.of(modelVersion),
          slotCapacityBytes == null ? OptionalInt.empty() : OptionalInt.of(slotCapacityBytes),
          publisher.publisher().orElse(null),
          unsigned,
          ResealRequest.SAME.progress());
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE, String.valueOf(e.getMessage()), "leave --unsigned or the key out", e);
    }
  }

  private Path target() {
    return output == null ? model : output;
  }

  private String line(SealReport report) {
    return target()
        + ": resealed: "
        + report.modelId()
        + ", version "
        + report.modelVersion()
        + ", "
        + String.join(", ", report.recipients());
  }
}
