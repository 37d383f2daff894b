package io.bulla.cli.doctor;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.cli.terminal.Json;
import io.bulla.loader.LoaderOptions;
import io.bulla.provider.audit.LastCheckpoint;
import io.bulla.provider.report.ProviderReport;
import io.bulla.provider.spi.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bulla doctor}. */
@Command(
    name = "doctor",
    header = "Show what this host and this configuration give, and what is missing.",
    description = {
      "Opens every keystore and token that is configured, and so uses each PIN once.",
      "With --ready: one unwrap under a deadline, for probes; exit code 0 or 10.",
      "With --agent: nothing but the classes that the agent will hook; no key is touched."
    })
public final class DoctorCommand implements Callable<Integer> {
  /** Less than what the probe of docs/kubernetes.md gives it, so that the reason is still told. */
  static final String DEFAULT_TIMEOUT_SECONDS = "50";

  private final Session session;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Option(names = "--ready", description = "Only unwrap once, under a deadline.")
  private boolean ready;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = DEFAULT_TIMEOUT_SECONDS,
      description = "Deadline of --ready (default: ${DEFAULT-VALUE}).")
  private double timeoutSeconds;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Unwrap this model's key; else one wrapped for the purpose.")
  private @Nullable Path model;

  @Option(
      names = "--checkpoints",
      paramLabel = "FILE",
      description = "Say how old the last checkpoint of the audit in it is.")
  private @Nullable Path checkpoints;

  @Option(
      names = "--agent",
      paramLabel = "CLASSPATH",
      description = "Only say what the agent will hook in an application of this class path.")
  private @Nullable String applicationClassPath;

  public DoctorCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    requireDeadline();
    if (applicationClassPath != null) {
      return tell(AgentChecks.of(applicationClassPath));
    }
    return ready ? probe() : examine();
  }

  private void requireDeadline() {
    if (!(timeoutSeconds > 0)) {
      throw new Failure(
          ExitCode.USAGE, "--timeout is " + timeoutSeconds + " s", "give more than 0");
    }
  }

  private int probe() throws IOException {
    Duration timeout = Duration.ofMillis(Math.round(timeoutSeconds * 1000));
    Duration took = new Readiness(session.workbench(), timeout).probe(model);
    if (json) {
      Json.write(Map.of("readyMillis", took.toMillis()), session.console().out());
    } else {
      session.console().print("ready: one unwrap in " + took.toMillis() + " ms");
    }
    return ExitCode.OK.number();
  }

  private int examine() throws IOException {
    List<Check> checks = new ArrayList<>(HostChecks.all());
    checks.addAll(keyChecks());
    if (checkpoints != null) {
      checks.add(check(LastCheckpoint.diagnose(checkpoints, Instant.now())));
    }
    return tell(checks);
  }

  private int tell(List<Check> checks) throws IOException {
    if (json) {
      Json.write(
          Map.of("checks", checks.stream().map(Check::asMap).toList()), session.console().out());
    } else {
      CheckLines.of(checks).forEach(session.console()::print);
    }
    boolean failed = checks.stream().anyMatch(check -> check.status() == Check.Status.FAIL);
    return (failed ? ExitCode.NOT_READY : ExitCode.OK).number();
  }

  private List<Check> keyChecks() {
    Path file = session.configurationFile();
    if (!Files.exists(file)) {
      return List.of(CipherCheck.ofHost(), missing(file));
    }
    try {
      Workbench workbench = session.workbench();
      LoaderOptions options = workbench.options();
      List<Check> checks =
          new ArrayList<>(List.of(CipherCheck.of(options), PinsCheck.of(options.pins())));
      ProviderReport.of(workbench.provider())
          .findings()
          .forEach(finding -> checks.add(check(finding)));
      return checks;
    } catch (Failure e) {
      return List.of(Check.fail("configuration", e.what(), e.hint()));
    }
  }

  /** One that was named should be there; at its default place there need be none yet. */
  private Check missing(Path file) {
    String what = "none at " + file;
    return session.isConfigurationNamed()
        ? Check.fail("configuration", what, "correct --config or BULLA_CONFIG, or: bulla init")
        : Check.warn("configuration", what, "make one: bulla init");
  }

  private static Check check(Finding finding) {
    Check.Status status = Check.Status.valueOf(finding.status().name());
    return new Check(finding.name(), status, finding.detail(), finding.hint());
  }
}
