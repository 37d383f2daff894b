package io.bulla.cli.scan;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.cli.terminal.Console;
import io.bulla.cli.terminal.Json;
import io.bulla.cli.terminal.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bulla scan}. */
@Command(
    name = "scan",
    header = "Find models under stale or compromised KEK versions, or with the wrong recipients.",
    description = {
      "Reads headers only and uses no key, so nothing of it is authenticated: a model that somebody"
          + " changed may show whatever they like.",
      "Compromised are versions that the signed records of this configuration call so."
    })
public final class ScanCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "DIRECTORY",
      arity = "1..*",
      description = "Where sealed models are; links are followed.")
  private List<Path> directories = new ArrayList<>();

  @Option(
      names = "--expect",
      paramLabel = "ID",
      description =
          "Each model should have this recipient, and none but these and the required ones; may be"
              + " given several times.")
  private List<String> expected = new ArrayList<>();

  @Option(names = "--all", description = "List models without a finding, too.")
  private boolean all;

  @Option(names = "--json", description = "Print JSON, of all models.")
  private boolean json;

  public ScanCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Workbench workbench = session.workbench();
    KnownKeks keks = new KnownKeks(workbench);
    FleetScan scan = new FleetScan(workbench.options(), keks, expected);
    List<ScannedModel> models = new ArrayList<>();
    for (Path directory : directories) {
      models.addAll(scan.below(directory));
    }
    refuseNothingSeen(models);
    List<ScannedModel> found = models.stream().filter(each -> !each.findings().isEmpty()).toList();
    if (json) {
      Json.write(asMap(models, keks), session.console().out());
    } else {
      print(all ? models : found);
    }
    remarks(models, found);
    keks.failures().forEach(this::tell);
    return code(found, keks).number();
  }

  /** A look at the wrong place, or at a volume that is not mounted, says nothing. */
  private void refuseNothingSeen(List<ScannedModel> models) {
    if (models.isEmpty()) {
      throw new Failure(
          ExitCode.IO,
          "no sealed model is below " + directories,
          "name where they are, and see that it is mounted");
    }
  }

  /** What could not be found out goes before what was: the list may be too short. */
  private static ExitCode code(List<ScannedModel> found, KnownKeks keks) {
    ExitCode otherwise = found.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    return keks.failures().values().stream().findFirst().map(Failure::code).orElse(otherwise);
  }

  private void print(List<ScannedModel> models) {
    if (models.isEmpty()) {
      return;
    }
    Table table = new Table("PATH", "MODEL", "RECIPIENTS", "FINDINGS");
    for (ScannedModel model : models) {
      table.row(
          model.path().toString(),
          model.modelId(),
          String.join(",", model.recipients()),
          model.findingWords());
    }
    table.lines().forEach(session.console()::print);
  }

  private void remarks(List<ScannedModel> models, List<ScannedModel> found) {
    Console console = session.console();
    console.remark(found.size() + " of " + models.size() + " models have a finding");
    found.stream()
        .flatMap(model -> model.findings().stream())
        .map(Finding::kind)
        .distinct()
        .sorted()
        .forEach(kind -> console.remark(kind.label() + ": see " + kind.remedy()));
  }

  private void tell(String id, Failure failure) {
    session.console().error("KEK " + id + ": " + failure.what(), failure.hint());
  }

  private static Map<String, Object> asMap(List<ScannedModel> models, KnownKeks keks) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("models", models.stream().map(ScannedModel::asMap).toList());
    map.put("unknown", keks.failures().keySet());
    return map;
  }
}
