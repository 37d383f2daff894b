package io.bulla.cli.fleet;

import io.bulla.cli.Failure;
import io.bulla.cli.Session;
import io.bulla.cli.fleet.ModelOutcome.Kind;
import io.bulla.cli.terminal.Console;
import io.bulla.cli.terminal.ProgressBar;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Does something with each model of a fleet, and tells of it: a line a model, a progress bar, a
 * summary, a report in a file. Not safe for threads.
 */
public final class FleetWork {
  private final Session session;
  private final FleetOptions options;
  private final String command;
  private final boolean lines;
  private final int parallel;

  /**
   * A command's work.
   *
   * @param parallel how many models at a time, unless an option says it
   * @param command its name, for the bar and the report
   * @param lines whether results go to standard output, and not as JSON when all are known
   * @throws Failure if an option makes no sense
   */
  public FleetWork(
      Session session, FleetOptions options, int parallel, String command, boolean lines) {
    this.parallel = options.parallel(parallel);
    this.session = session;
    this.options = options;
    this.command = command;
    this.lines = lines;
  }

  /**
   * Does the tasks within the bounds that the options set.
   *
   * @param unread places that may have more models
   * @throws Failure if an option makes no sense, or the report cannot be written where it should
   *     be: before any task
   * @throws IOException if the report cannot be written then; the tasks are done
   */
  public FleetReport run(List<ModelTask> tasks, List<Unread> unread) throws IOException {
    Optional<ReportFile> file = options.report().map(ReportFile::new);
    file.ifPresent(ReportFile::requireWritable);
    FleetRun run = new FleetRun(parallel, options.pace());
    List<ModelOutcome> outcomes;
    try (ProgressBar bar = session.console().share(command, tasks.size())) {
      outcomes = run.run(tasks, bar, outcome -> tell(outcome, bar));
    }
    FleetReport report = new FleetReport(outcomes, unread, run.wasEnded());
    unread.forEach(each -> session.tell(each.failure()));
    if (file.isPresent()) {
      file.get().write(report.asMap(command));
    }
    summarize(report);
    return report;
  }

  private void tell(ModelOutcome outcome, ProgressBar bar) {
    Console console = session.console();
    bar.close();
    if (lines && !outcome.account().line().isEmpty()) {
      console.print(outcome.account().line());
    }
    outcome.account().remarks().forEach(console::remark);
    outcome.account().warnings().forEach(console::warn);
    outcome.failure().map(why -> naming(outcome.place(), why)).ifPresent(session::tell);
  }

  /** Of many models, each failure says which it is of. */
  private static Failure naming(ModelPlace place, Failure why) {
    return why.what().contains(place.toString())
        ? why
        : new Failure(why.code(), place + ": " + why.what(), why.hint(), why);
  }

  private void summarize(FleetReport report) {
    int models = report.outcomes().size();
    long failed = report.count(Kind.FAILED);
    if (failed > 0 && models > 1) {
      session.console().err().println("error: " + failed + " of " + models + " models failed");
    }
    if (models > 1 || report.ended()) {
      session.console().remark(report.summary());
    }
    if (report.ended()) {
      session
          .console()
          .error(command + ": interrupted", "run it again: what is done has nothing to do then");
    }
  }
}
