package io.bulla.cli.model;

import io.bulla.cli.EachModel;
import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.RecipientsFile;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.cli.terminal.Json;
import io.bulla.loader.ModelRewrapper;
import io.bulla.loader.RewrapReport;
import io.bulla.loader.RewrapRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
  private final Session session;

  @Parameters(
      paramLabel = "MODEL",
      arity = "1..*",
      description = "Sealed files, or directories of sealed models.")
  private List<Path> models = new ArrayList<>();

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

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private boolean recipientGone;

  public RewrapCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    RewrapRequest request = request();
    Workbench workbench = session.workbench();
    if (!add.isEmpty()) {
      workbench.kekIds(add);
    }
    ModelRewrapper rewrapper = new ModelRewrapper(workbench.options());
    List<Map<String, Object>> rows = new ArrayList<>();
    ExitCode code =
        new EachModel(session)
            .run(
                models,
                model -> {
                  RewrapReport report = rewrapper.rewrap(model, request);
                  done(model, report, rows);
                  warn(model, report, new CompromisedKeks(workbench));
                },
                (model, failure) -> rows.add(RewrapWords.failed(model, failure)));
    if (json) {
      Json.write(rows, session.console().out());
    }
    if (recipientGone) {
      session.console().remark(RewrapWords.SAME_DATA_KEY);
    }
    return code.number();
  }

  private void done(Path model, RewrapReport report, List<Map<String, Object>> rows) {
    RewrapWords words = new RewrapWords(model, report, dryRun);
    rows.add(words.asMap());
    recipientGone |= words.dropsRecipient();
    if (!json) {
      session.console().print(words.line());
    }
    words.remarks().forEach(session.console()::remark);
  }

  private void warn(Path model, RewrapReport report, CompromisedKeks keks) {
    List<String> compromised = keks.among(report.before());
    if (!compromised.isEmpty()) {
      session.console().warn(new RewrapWords(model, report, dryRun).warning(compromised));
    }
  }

  /** One that is named otherwise would be found by nobody. */
  private Optional<Path> detached() {
    if (detached == null || Files.isDirectory(detached)) {
      return Optional.ofNullable(detached);
    }
    if (models.size() > 1) {
      throw new Failure(
          ExitCode.USAGE,
          "--detached names one file for " + models.size() + " models",
          "name a directory that is there, or one model");
    }
    if (!RecipientsFile.isNamedSo(detached)) {
      throw new Failure(
          ExitCode.USAGE,
          "--detached " + detached + " is no name for a recipients file, and no directory",
          "name it by the model: " + RecipientsFile.beside(models.get(0)));
    }
    return Optional.of(detached);
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
