package io.bulla.cli.scan;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.RecipientsFile;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.cli.fleet.Finding;
import io.bulla.cli.fleet.Fleet;
import io.bulla.cli.fleet.FleetWalk;
import io.bulla.cli.fleet.HeaderCheck;
import io.bulla.cli.fleet.KnownKeks;
import io.bulla.cli.fleet.LocalPlace;
import io.bulla.cli.fleet.ModelHeader;
import io.bulla.cli.fleet.ModelPlace;
import io.bulla.cli.fleet.PlaceConverter;
import io.bulla.cli.fleet.Unread;
import io.bulla.cli.terminal.Console;
import io.bulla.cli.terminal.Json;
import io.bulla.cli.terminal.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
      paramLabel = "PLACE",
      arity = "1..*",
      converter = PlaceConverter.class,
      description =
          "Directories or s3://BUCKET/PREFIX with sealed models below them, or sealed files; links are"
              + " followed.")
  private List<ModelPlace> places = new ArrayList<>();

  @Option(
      names = "--expect",
      paramLabel = "ID",
      description =
          "Each model should have this recipient, and none but these and the required ones; may be"
              + " given several times.")
  private List<String> expected = new ArrayList<>();

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "4",
      description = "Headers to read at a time (default: ${DEFAULT-VALUE}).")
  private int parallel;

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
    Fleet fleet = new FleetWalk(workbench.options(), parallel()).of(places);
    List<ScannedModel> models = models(fleet, check(workbench, keks));
    refuseNothingSeen(models, fleet);
    List<ScannedModel> found = models.stream().filter(each -> !each.findings().isEmpty()).toList();
    if (json) {
      Json.write(asMap(models, fleet, keks), session.console().out());
    } else {
      print(all ? models : found);
    }
    remarks(models, found);
    unread(fleet).forEach(each -> session.tell(each.failure()));
    keks.failures().forEach(this::tell);
    return code(found, fleet, keks).number();
  }

  private int parallel() {
    if (parallel < 1) {
      throw new Failure(
          ExitCode.USAGE, "--parallel " + parallel + " is no number of headers", "name 1 or more");
    }
    return parallel;
  }

  private HeaderCheck check(Workbench workbench, KnownKeks keks) {
    return new HeaderCheck(keks, workbench.options().requiredRecipients(), expected);
  }

  /** A detached recipients file counts by itself where it does not stand beside its model. */
  private static List<ScannedModel> models(Fleet fleet, HeaderCheck check) {
    Stream<ScannedModel> read =
        fleet.headers().stream()
            .filter(header -> header.isModel() || (header.isRecipients() && !isBeside(header)))
            .map(header -> ScannedModel.of(header, check));
    Stream<ScannedModel> malformed =
        fleet.unread().stream().filter(Unread::isMalformed).map(ScannedModel::malformed);
    return Stream.concat(read, malformed).toList();
  }

  private static boolean isBeside(ModelHeader header) {
    return header.place() instanceof LocalPlace local
        && RecipientsFile.modelBeside(local.path()).isPresent();
  }

  private static List<Unread> unread(Fleet fleet) {
    return fleet.unread().stream().filter(each -> !each.isMalformed()).toList();
  }

  /** A look at the wrong place, or at a volume that is not mounted, says nothing. */
  private void refuseNothingSeen(List<ScannedModel> models, Fleet fleet) {
    if (models.isEmpty() && unread(fleet).isEmpty()) {
      throw new Failure(
          ExitCode.IO,
          "no sealed model is below " + places,
          "name where they are, and see that it is mounted");
    }
  }

  /** What could not be found out goes before what was: the list may be too short. */
  private static ExitCode code(List<ScannedModel> found, Fleet fleet, KnownKeks keks) {
    ExitCode otherwise = found.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    return Stream.concat(
            unread(fleet).stream().map(Unread::failure), keks.failures().values().stream())
        .findFirst()
        .map(Failure::code)
        .orElse(otherwise);
  }

  private void print(List<ScannedModel> models) {
    if (models.isEmpty()) {
      return;
    }
    Table table = new Table("PATH", "MODEL", "RECIPIENTS", "FINDINGS");
    for (ScannedModel model : models) {
      table.row(
          model.place().toString(),
          model.modelId(),
          String.join(",", model.recipients()),
          model.findingWords());
    }
    table.lines().forEach(session.console()::print);
  }

  private void remarks(List<ScannedModel> models, List<ScannedModel> found) {
    Console console = session.console();
    if (models.isEmpty()) {
      return; // "0 of 0" would read as an all-clear
    }
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

  private static Map<String, Object> asMap(List<ScannedModel> models, Fleet fleet, KnownKeks keks) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("models", models.stream().map(ScannedModel::asMap).toList());
    map.put("unread", unread(fleet).stream().map(Unread::asMap).toList());
    map.put("unknown", keks.failures().keySet());
    return map;
  }
}
