package io.bulla.cli.model;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.RecipientsFile;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.cli.fleet.FleetChoice;
import io.bulla.cli.fleet.FleetOptions;
import io.bulla.cli.fleet.FleetReport;
import io.bulla.cli.fleet.FleetWalk;
import io.bulla.cli.fleet.FleetWork;
import io.bulla.cli.fleet.KnownKeks;
import io.bulla.cli.fleet.ModelHeader;
import io.bulla.cli.fleet.ModelPlace;
import io.bulla.cli.fleet.PlaceConverter;
import io.bulla.cli.fleet.Selection;
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
          + " compared with it. A choice by --compromised reads headers and asks no KEK.",
      "Copies of the old model still open with the old data key: delete them."
    })
public final class ResealCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "MODEL",
      arity = "1..*",
      converter = PlaceConverter.class,
      description =
          "Sealed file, or directory of a sealed model; with --compromised also several, and"
              + " directories with such below them.")
  private List<ModelPlace> models = new ArrayList<>();

  @Option(
      names = "--compromised",
      description =
          "Reseal only models that name a compromised version of a KEK; what is done is not chosen"
              + " again.")
  private boolean compromised;

  @Mixin private FleetOptions fleet = new FleetOptions();

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
    requireOneModelOrChoice();
    Workbench workbench = session.workbench();
    return (compromised ? resealAll(workbench) : resealOne(workbench)).number();
  }

  /** Each model is written whole, and asked again it is written again. */
  private void requireOneModelOrChoice() {
    if (!compromised && (models.size() > 1 || fleet.isAnySet())) {
      throw new Failure(
          ExitCode.USAGE,
          "several models, and options for them, are for --compromised only",
          "name one model, or choose by --compromised those that need it");
    }
    if (compromised && (output != null || modelVersion != null)) {
      throw new Failure(
          ExitCode.USAGE,
          "--compromised reseals in place and keeps the version of each model",
          "leave --output and --model-version out, or name one model without --compromised");
    }
  }

  private ExitCode resealOne(Workbench workbench) throws IOException {
    Path model = ResealTasks.path(models.get(0));
    Path beside = RecipientsFile.beside(model);
    boolean hadRecipients = Files.exists(beside);
    SealReport report = reseal(model, workbench);
    if (json) {
      Json.write(new SealWords(report, target()).asMap(), session.console().out());
    } else {
      session.console().print(ResealTasks.line(target().toString(), report));
    }
    if (hadRecipients && !Files.exists(beside)) {
      session
          .console()
          .remark("note: the model holds its recipients itself now, and " + beside + " is gone");
    }
    return ExitCode.OK;
  }

  private ExitCode resealAll(Workbench workbench) throws IOException {
    FleetWork work = new FleetWork(session, fleet, 1, "reseal", !json);
    FleetChoice choice =
        FleetChoice.of(
            models,
            new FleetWalk(workbench.options(), fleet.parallel(1)),
            Selection.ofCompromised(),
            new KnownKeks(workbench));
    choice.remarks().forEach(session.console()::remark);
    ResealTasks tasks = new ResealTasks(request(workbench), workbench.options());
    FleetReport report =
        work.run(
            choice.found().stream().map(ModelHeader::model).map(tasks::of).toList(),
            choice.unread());
    if (json) {
      Json.write(
          report.outcomes().stream().map(RewrapWords::row).toList(), session.console().out());
    }
    return report.code();
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
    return output == null ? ResealTasks.path(models.get(0)) : output;
  }
}
