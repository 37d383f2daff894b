package io.bulla.cli.bench;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.cli.terminal.Console;
import io.bulla.cli.terminal.Json;
import io.bulla.provider.config.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bulla bench}. */
@Command(
    name = "bench",
    header = "Measure how fast models open on this host; fail if that is too slow.",
    description = {
      "Unwraps a key by the configured KEK, decrypts by each cipher engine, touches memory, and loads"
          + " MODEL if one is named. Each unwrapping is audited as any other; at most "
          + UnwrapMeasurement.MOST
          + " and those of each load.",
      "Needs some 150 MB of memory, and that of MODEL. Writes no plaintext."
    })
public final class BenchCommand implements Callable<Integer> {
  private static final double MOST_SECONDS = 3600;

  private static final String BEFOREHAND =
      "Measuring. Each unwrapping is audited as any other: at most "
          + UnwrapMeasurement.MOST
          + ", and that of each load.";

  private final Session session;

  @Parameters(
      paramLabel = "MODEL",
      arity = "0..1",
      description = "Sealed file, or directory of a sealed model, to load.")
  private @Nullable Path modelPath;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "30",
      description = "How long to measure, start left out (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = {"-k", "--kek"},
      paramLabel = "ID",
      description =
          "Wrap a key by this KEK and unwrap that (default: MODEL's own key, else the first KEK).")
  private @Nullable String kekId;

  @Mixin private CaseOptions cases = new CaseOptions();
  @Mixin private GateOptions gate = new GateOptions();

  @Option(
      names = "--write-config",
      description = "Set what is recommended in the configuration file.")
  private boolean writeConfiguration;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a report with charts to a new file, too.")
  private @Nullable Path html;

  public BenchCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    requireSense();
    Optional<HtmlFile> page = html == null ? Optional.empty() : Optional.of(HtmlFile.at(html));
    Optional<ModelUnderTest> model =
        modelPath == null ? Optional.empty() : Optional.of(ModelUnderTest.of(modelPath));
    Workbench workbench = session.workbench();
    Engines engines = cases.engines(workbench);
    DecryptPlan plan = cases.plan(workbench, engines, model);
    if (kekId != null) {
      workbench.kekIds(List.of(kekId)); // refuses one that is not there
    }
    session.console().remark(BEFOREHAND);
    Results results =
        new Measuring(
                workbench,
                engines,
                plan,
                model,
                Optional.ofNullable(kekId),
                seconds,
                session.console())
            .run();
    Optional<Advice> advice =
        cases.compares() ? Advice.of(results, workbench.segmentSizeBytes()) : Optional.empty();
    List<Bound> bounds = gate.bounds(results);
    print(results, advice, bounds);
    warnIfBusy(results.host());
    ExitCode code = end(results, bounds);
    try {
      if (page.isPresent()) {
        page.get().write(new HtmlReport(results, advice, bounds).bytes());
      }
      if (writeConfiguration) {
        write(workbench, advice);
      }
    } catch (Failure e) {
      if (code != ExitCode.BOUND_MISSED) {
        throw e;
      }
      session.console().error(e.what(), e.hint());
    }
    return code.number();
  }

  private void requireSense() {
    if (!(seconds > 0 && seconds <= MOST_SECONDS)) {
      throw new Failure(
          ExitCode.USAGE,
          "--seconds is " + seconds,
          String.format(Locale.ROOT, "give more than 0, and at most %.0f", MOST_SECONDS));
    }
    gate.requireSense(modelPath != null);
    cases.requireSense(writeConfiguration);
  }

  private void print(Results results, Optional<Advice> advice, List<Bound> bounds)
      throws IOException {
    if (json) {
      Json.write(new JsonReport(results, advice, bounds).asMap(), session.console().out());
    } else {
      new TerminalReport(results, advice).lines().forEach(session.console()::print);
      bounds.stream().filter(Bound::kept).map(Bound::words).forEach(session.console()::print);
    }
  }

  private void warnIfBusy(Host host) {
    if (host.isBusy()) {
      session
          .console()
          .warn(
              "others keep this host busy (load average "
                  + host.loadAverage()
                  + "): look at the spread before you rely on these figures");
    }
  }

  private void write(Workbench workbench, Optional<Advice> advice) throws IOException {
    Path file = workbench.configuration().file();
    if (advice.isEmpty()) {
      throw new Failure(
          ExitCode.PREREQUISITE,
          file + ": left as it is: no decrypt throughput was measured, so nothing is recommended",
          "see above why");
    }
    boolean changed = new ConfigurationFile(file).set(advice.get().settings());
    session.console().remark(file + (changed ? ": written" : ": said so already"));
    for (String key : advice.get().settings().keySet()) {
      Setting setting = workbench.configuration().settings().get(key);
      if (setting != null && !setting.origin().startsWith(file.toString())) {
        session
            .console()
            .warn(key + " stays what " + setting.origin() + " says: it beats the file");
      }
    }
  }

  /** A bound that was missed goes before whatever else went wrong: gates ask for it. */
  private ExitCode end(Results results, List<Bound> bounds) {
    Console console = session.console();
    List<Bound> missed = bounds.stream().filter(bound -> !bound.kept()).toList();
    missed.forEach(bound -> console.error(bound.words(), bound.hint()));
    Optional<Reading.Missing> failed = results.firstFailed();
    failed.ifPresent(missing -> console.error("not measured: " + missing.reason(), missing.hint()));
    if (!missed.isEmpty()) {
      return ExitCode.BOUND_MISSED;
    }
    return failed.map(Reading.Missing::code).orElse(ExitCode.OK);
  }
}
