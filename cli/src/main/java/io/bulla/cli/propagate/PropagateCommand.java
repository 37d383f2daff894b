package io.bulla.cli.propagate;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Session;
import io.bulla.cli.fleet.FleetOptions;
import io.bulla.cli.fleet.FleetReport;
import io.bulla.cli.fleet.FleetWalk;
import io.bulla.cli.fleet.FleetWork;
import io.bulla.cli.fleet.ModelOutcome;
import io.bulla.cli.fleet.ModelOutcome.Kind;
import io.bulla.cli.fleet.ModelTask;
import io.bulla.cli.fleet.Unread;
import io.bulla.cli.terminal.Json;
import io.bulla.cli.terminal.Table;
import io.bulla.loader.LoaderOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bulla propagate}. */
@Command(
    name = "propagate",
    header = "Give models the recipients that a plan declares.",
    description = {
      "Says what would change and changes nothing, unless --apply is given. Looking reads headers"
          + " only and uses no key, so nothing of it is authenticated.",
      "What cannot be reached is kept as it is, and named; no recipient is removed from a model to"
          + " which another could not be added. Run it again to go on."
    })
public final class PropagateCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "PLAN", description = "The plan, see docs/propagation.md.")
  private Path file = Path.of("");

  @Option(names = "--apply", description = "Make it so.")
  private boolean apply;

  @Option(
      names = "--all",
      description = "Also list models that are as the plan says (without --apply).")
  private boolean all;

  @Option(names = "--json", description = "Print JSON, of all models.")
  private boolean json;

  @Mixin private FleetOptions fleet = new FleetOptions();

  public PropagateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Plan plan = PlanParser.parse(file);
    LoaderOptions options = session.workbench().options();
    ModelSearch.Found found =
        new ModelSearch(plan, new FleetWalk(options, fleet.parallel())).search();
    ModelChange change =
        new ModelChange(options.requiredRecipients(), new KeksAway(options.kekIds()));
    Propagation propagation = new Propagation(change, options, new OneAim());
    List<PlanOutcome> seen = found.models().stream().map(propagation::look).toList();
    if (!apply && !json) {
      print(seen);
    }
    return run(tasks(propagation, found.models(), seen), found.unread());
  }

  /** What is looked at only is known by now. */
  private List<ModelTask> tasks(
      Propagation propagation, List<FoundModel> models, List<PlanOutcome> seen) {
    List<ModelTask> tasks = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      tasks.add(
          apply
              ? propagation.task(models.get(i), seen.get(i))
              : ModelTask.known(seen.get(i).inFleet()));
    }
    return tasks;
  }

  private int run(List<ModelTask> tasks, List<Unread> unread) throws IOException {
    FleetReport report =
        new FleetWork(session, fleet, "propagate", apply && !json).run(tasks, unread);
    if (json) {
      Json.write(asMap(report), session.console().out());
    }
    boolean differs = !apply && report.count(Kind.CHANGED) > 0;
    if (differs) {
      session.console().remark("nothing was changed; make it so with --apply");
    }
    ExitCode code = report.code();
    return (code == ExitCode.OK && differs ? ExitCode.FINDINGS : code).number();
  }

  /** A line for each model that is not as the plan says, or for each at all. */
  private void print(List<PlanOutcome> seen) {
    List<PlanOutcome> told =
        seen.stream().filter(each -> all || each.standing() != Standing.UNCHANGED).toList();
    Table table = new Table("PATH", ">STAY", "STANDING", "CHANGE");
    told.forEach(outcome -> table.row(outcome.cells()));
    if (!told.isEmpty()) {
      table.lines().forEach(session.console()::print);
    }
  }

  private Map<String, Object> asMap(FleetReport report) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("plan", file);
    map.put("applied", apply);
    map.put("models", report.outcomes().stream().map(ModelOutcome::asMap).toList());
    map.put("unread", report.unread().stream().map(Unread::asMap).toList());
    return map;
  }
}
