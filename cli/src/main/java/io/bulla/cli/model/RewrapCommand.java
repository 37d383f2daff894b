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
import io.bulla.cli.fleet.LocalPlace;
import io.bulla.cli.fleet.ModelPlace;
import io.bulla.cli.fleet.PlaceConverter;
import io.bulla.cli.fleet.Selection;
import io.bulla.cli.fleet.Targets;
import io.bulla.cli.terminal.Json;
import io.bulla.loader.RewrapRequest;
import io.bulla.loader.format.FormatLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bulla rewrap}. */
@Command(
    name = "rewrap",
    header = "Change which KEKs open sealed models: add, remove, move to newer versions.",
    description = {
      "Only the header changes, whatever the size of the model; it opens with the old or the new"
          + " recipients at any moment. Asked again, it changes nothing. Without an option it"
          + " repairs a damaged recipient slot.",
      "After a KEK or a data key was COMPROMISED this is not enough, since the data key stays the"
          + " same: use bulla reseal."
    })
public final class RewrapCommand implements Callable<Integer> {
  /** Few enough for any KEK's place; a re-wrapping is two round trips to it and some syncs. */
  private static final int PARALLEL = 4;

  private final Session session;

  @Parameters(
      paramLabel = "MODEL",
      arity = "1..*",
      converter = PlaceConverter.class,
      description =
          "Sealed files, directories of sealed models, or directories or s3://BUCKET/PREFIX with such"
              + " below them, of which those that are as they should be are not opened.")
  private List<ModelPlace> models = new ArrayList<>();

  @Option(
      names = "--add",
      paramLabel = "ID",
      description =
          "Add a KEK, or move it to its active version where it is a recipient by an older one; may be"
              + " given several times.")
  private List<String> add = new ArrayList<>();

  @Option(
      names = "--remove",
      paramLabel = "ID",
      description = "Remove a KEK in all its versions; may be given several times.")
  private List<String> remove = new ArrayList<>();

  @Option(
      names = "--to-newest",
      description = "Move each KEK that is configured here to its active version.")
  private boolean toNewest;

  @Option(
      names = "--dry-run",
      description = "Ask the KEKs and say what would change, and write nothing.")
  private boolean dryRun;

  @Option(
      names = "--detached",
      paramLabel = "FILE",
      description = {
        "Leave the model as it is, and write its recipients to MODEL.bulla-recipients beside it"
            + " (of a directory: bulla.manifest.bulla-recipients in it), or to a directory, as"
            + " loader.recipients-directory is one."
      })
  private @Nullable Path detached;

  @Mixin private Selection selection = new Selection();

  @Mixin private FleetOptions fleet = new FleetOptions();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  public RewrapCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    RewrapRequest request = request();
    requireAction();
    Workbench workbench = session.workbench();
    if (!add.isEmpty()) {
      workbench.kekIds(add);
    }
    FleetWork work = new FleetWork(session, fleet, PARALLEL, "rewrap", !json);
    KnownKeks keks = new KnownKeks(workbench);
    FleetChoice choice =
        FleetChoice.of(
            models, new FleetWalk(workbench.options(), fleet.parallel(PARALLEL)), selection, keks);
    choice.remarks().forEach(session.console()::remark);
    RewrapTasks each = new RewrapTasks(request, workbench.options(), keks);
    FleetReport report =
        work.run(
            Stream.concat(
                    choice.named().stream().map(each::named),
                    choice.found().stream().map(each::found))
                .toList(),
            choice.unread());
    tell(report);
    return report.code().number();
  }

  private void tell(FleetReport report) throws IOException {
    if (json) {
      Json.write(
          report.outcomes().stream().map(RewrapWords::row).toList(), session.console().out());
    }
    if (!dryRun && report.outcomes().stream().anyMatch(RewrapWords::dropsRecipient)) {
      session.console().remark(RewrapWords.SAME_DATA_KEY);
    }
  }

  /** One that is named otherwise would be found by nobody. */
  private Optional<Path> detached() {
    if (detached == null || Files.isDirectory(detached)) {
      return Optional.ofNullable(detached);
    }
    if (models.size() > 1 || Targets.isAbove(models.get(0))) {
      throw new Failure(
          ExitCode.USAGE,
          "--detached names one file for "
              + (models.size() > 1
                  ? models.size() + " models"
                  : "all models below " + models.get(0)),
          "name a directory that is there, or one model");
    }
    if (!RecipientsFile.isNamedSo(detached)) {
      throw new Failure(
          ExitCode.USAGE,
          "--detached " + detached + " is no name for a recipients file, and no directory",
          "name it by the model: " + nameBeside(models.get(0)));
    }
    return Optional.of(detached);
  }

  private static String nameBeside(ModelPlace model) {
    return model instanceof LocalPlace local
        ? RecipientsFile.beside(local.path()).toString()
        : model + FormatLimits.RECIPIENTS_SUFFIX;
  }

  /** A selection says which models, and not what becomes of them. */
  private void requireAction() {
    if (!selection.isEveryModel() && add.isEmpty() && remove.isEmpty() && !toNewest) {
      throw new Failure(
          ExitCode.USAGE,
          "--stale and --compromised choose models, and nothing says what to do with them",
          "move them to the active versions: --to-newest; or see --help");
    }
  }

  private RewrapRequest request() {
    try {
      return new RewrapRequest(add, remove, toNewest, dryRun, detached());
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE, String.valueOf(e.getMessage()), "name a KEK once, see --help", e);
    }
  }
}
