package io.bulla.cli.audit;

import io.bulla.cli.Session;
import io.bulla.cli.terminal.Json;
import io.bulla.provider.audit.AuditVerification;
import io.bulla.provider.audit.Checkpoints;
import io.bulla.provider.audit.Head;
import io.bulla.provider.signing.Primitives;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bulla audit verify}. */
@Command(
    name = "verify",
    header = "Find every line of the audit that was edited, removed, moved, put in or cut.",
    description =
        "With checkpoints also every chain that is gone, and every end that was cut. A chain without"
            + " an end record runs still, or its process crashed; a torn one was cut in the middle of"
            + " a line, as by a crash. Neither is a damage.")
public final class AuditVerifyCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ChainDirectories directories = new ChainDirectories();

  @Mixin private CheckpointOptions checkpointOptions = new CheckpointOptions();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  public AuditVerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    List<Checkpoints> checkpoints = checkpointOptions.read();
    List<Head> heads = checkpoints.stream().flatMap(each -> each.heads().stream()).toList();
    AuditVerification found =
        AuditVerification.of(directories.all(session), heads, Primitives.OF_THE_JDK);
    AuditFindings findings = new AuditFindings(found, checkpoints);
    if (json) {
      Json.write(findings.asMap(), session.console().out());
    } else {
      findings.print(session.console());
    }
    return findings.exitCode().number();
  }
}
