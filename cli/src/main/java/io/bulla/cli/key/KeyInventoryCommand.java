package io.bulla.cli.key;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Session;
import io.bulla.cli.terminal.Json;
import io.bulla.cli.terminal.Table;
import io.bulla.provider.kek.Kek;
import io.bulla.provider.lifecycle.KnownVersion;
import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bulla key inventory}. */
@Command(
    name = "inventory",
    header =
        "List every version of every KEK: algorithm, strength, place, state, dates, wraps, models.")
public final class KeyInventoryCommand implements Callable<Integer> {
  private static final System.Logger LOGGER = System.getLogger(KeyInventoryCommand.class.getName());

  private final Session session;

  @Option(
      names = "--models",
      paramLabel = "DIRECTORY",
      description = "Count the sealed models below it; may be given several times.")
  private List<Path> models = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private ExitCode code = ExitCode.OK;

  public KeyInventoryCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Administration administration = Administration.of(session.workbench());
    SealedModelCensus census =
        models.isEmpty()
            ? SealedModelCensus.of(models)
            : SealedModelCensus.of(models, session.workbench().options());
    List<KnownVersion> versions = new ArrayList<>();
    administration.keks().all().forEach(kek -> add(administration, kek, versions));
    if (json) {
      Json.write(asMap(administration, versions, census), session.console().out());
    } else {
      table(versions, census).lines().forEach(session.console()::print);
      remarks(administration, census).forEach(session.console()::remark);
    }
    return code.number();
  }

  /**
   * One place that cannot be reached hides no other, and not what was signed; the first one decides
   * the exit code.
   */
  private void add(Administration administration, Kek kek, List<KnownVersion> versions) {
    try {
      versions.addAll(Administration.attempt(() -> administration.lifecycle().versions(kek)));
    } catch (Failure e) {
      session.console().error("KEK " + kek.id() + ": " + e.what(), e.hint());
      code = code == ExitCode.OK ? e.code() : code;
      addRecorded(administration, kek, versions);
    }
  }

  /** Where the records cannot be read either, they are what was just told of. */
  private static void addRecorded(
      Administration administration, Kek kek, List<KnownVersion> versions) {
    try {
      versions.addAll(administration.lifecycle().recorded(kek.id()));
    } catch (KekException e) {
      LOGGER.log(System.Logger.Level.DEBUG, "the records of KEK " + kek.id() + ": " + e);
    }
  }

  private Table table(List<KnownVersion> versions, SealedModelCensus census) {
    Table table =
        new Table(
            "ID",
            ">VERSION",
            "STATE",
            "ALGORITHM",
            ">BITS",
            "PROTECTION",
            "CREATED",
            "PROTECT-UNTIL",
            "PROCESS-UNTIL",
            ">WRAPS",
            ">MODELS",
            "PLACE");
    for (KnownVersion version : versions) {
      KnownWords words = new KnownWords(version);
      table.row(
          version.kekId(),
          Integer.toString(version.number()),
          version.state().label(),
          words.algorithm(),
          words.bits(),
          words.protection(),
          words.created(),
          words.protectUntil(),
          words.processUntil(),
          words.wraps(),
          models.isEmpty() ? "" : Integer.toString(census.modelsOf(version.alias()).size()),
          words.place());
    }
    return table;
  }

  private static List<String> remarks(Administration administration, SealedModelCensus census) {
    List<String> remarks = new ArrayList<>();
    if (!administration.lifecycle().isSigned()) {
      remarks.add("States are unsigned: the highest version of each KEK is active.");
    }
    census.unreadable().forEach(file -> remarks.add(file + ": sealed, and cannot be read"));
    return remarks;
  }

  private Map<String, Object> asMap(
      Administration administration, List<KnownVersion> versions, SealedModelCensus census) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("signed", administration.lifecycle().isSigned());
    map.put("keks", versions.stream().map(each -> asMap(each, census)).toList());
    map.put("unreadable", census.unreadable());
    return map;
  }

  private Map<String, Object> asMap(KnownVersion version, SealedModelCensus census) {
    Map<String, Object> map = new KnownWords(version).asMap();
    if (!models.isEmpty()) {
      map.put("models", census.modelsOf(version.alias()).size());
    }
    return map;
  }
}
