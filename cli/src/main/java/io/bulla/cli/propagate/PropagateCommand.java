package io.bulla.cli.propagate;

import io.bulla.cli.Failure;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.cli.terminal.Console;
import io.bulla.cli.terminal.Json;
import io.bulla.loader.LoaderOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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

  @Option(names = "--all", description = "List models that are as the plan says, too.")
  private boolean all;

  @Option(names = "--json", description = "Print JSON, of all models.")
  private boolean json;

  public PropagateCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Plan plan = PlanParser.parse(file);
    Workbench workbench = session.workbench();
    ModelSearch.Found found = ModelSearch.search(plan);
    LoaderOptions options = workbench.options();
    ModelChange change =
        new ModelChange(options.requiredRecipients(), new KeksAway(options.kekIds()));
    Propagation propagation = new Propagation(change, options, new OneAim());
    List<ModelOutcome> outcomes = new ArrayList<>();
    for (FoundModel model : found.models()) {
      outcomes.add(propagation.look(model));
    }
    if (apply) {
      for (int i = 0; i < outcomes.size(); i++) {
        if (outcomes.get(i).standing() == Standing.DIFFERS) {
          outcomes.set(i, propagation.apply(found.models().get(i), outcomes.get(i)));
        }
      }
    }
    return tell(new PropagationResult(file, apply, outcomes, found.unreachable()));
  }

  private int tell(PropagationResult result) throws IOException {
    Console console = session.console();
    if (json) {
      Json.write(result.asMap(), console.out());
    } else {
      result.lines(all).forEach(console::print);
    }
    result.failures().forEach(failure -> tell(failure, console));
    console.remark(result.summary());
    return result.code().number();
  }

  private static void tell(Failure failure, Console console) {
    console.error(failure.what(), failure.hint());
  }
}
