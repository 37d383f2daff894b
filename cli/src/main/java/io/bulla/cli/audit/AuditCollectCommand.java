package io.bulla.cli.audit;

import io.bulla.cli.Session;
import io.bulla.cli.audit.logs.KeyService;
import io.bulla.cli.audit.logs.LogFile;
import io.bulla.cli.terminal.Json;
import io.bulla.cli.terminal.ProgressBar;
import io.bulla.provider.audit.AuditVerification;
import io.bulla.provider.audit.ChainReport;
import io.bulla.provider.audit.Checkpoints;
import io.bulla.provider.audit.Head;
import io.bulla.provider.signing.Primitives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bulla audit collect}. */
@Command(
    name = "collect",
    header = "Find key uses that the service logged and Bulla did not record, and the reverse.",
    description = {
      "Joins the logs of AWS, Google, Azure and Vault with Bulla's own chains, by the id of Bulla's"
          + " event and by the service's id of the request. The chains are verified first.",
      "unrecorded: the service logged it, and no chain has it. repeated: the service logged more uses"
          + " under one event than Bulla made. disputed: it logged a success that the chain has as a"
          + " failure, or without an outcome. unlogged: a chain has it, and the service did not log"
          + " it, or its log is not here yet.",
      "A log without entries, or one that does not reach over --since and --until, is told too."
    })
public final class AuditCollectCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private ServiceLogOptions logs = new ServiceLogOptions();
  @Mixin private ChainDirectories directories = new ChainDirectories();
  @Mixin private CheckpointOptions checkpointOptions = new CheckpointOptions();
  @Mixin private TimeOptions times = new TimeOptions();

  @Option(
      names = "--kek",
      paramLabel = "ID",
      description =
          "Look at this KEK alone; may be given several times. Default: all of the configuration"
              + " that are in a service.")
  private List<String> kekIds = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  public AuditCollectCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Map<KeyService, List<Path>> files = logs.files();
    TimeWindow window = times.window();
    SelectedKeks keks = SelectedKeks.of(session.workbench().configuration(), kekIds);
    keks.requireIn(files.keySet());
    AuditFindings chains = verified();
    Reconciliation reconciliation = new Reconciliation(keks, window);
    reconciliation.recorded(recorded(chains.verification(), window));
    LogSpans spans = new LogSpans(files.keySet(), window);
    read(files, reconciliation, spans);
    CollectWords words =
        new CollectWords(
            chains,
            spans,
            new JoinedUses(keks, files.keySet(), reconciliation),
            reconciliation.leftOut());
    if (json) {
      Json.write(words.asMap(), session.console().out());
    } else {
      words.print(session.console());
    }
    return words.exitCode().number();
  }

  /** What is wrong with the chains is told before anything that is read out of them. */
  private AuditFindings verified() throws IOException {
    List<Checkpoints> checkpoints = checkpointOptions.read();
    List<Head> heads = checkpoints.stream().flatMap(each -> each.heads().stream()).toList();
    AuditFindings findings =
        new AuditFindings(
            AuditVerification.of(directories.all(session), heads, Primitives.OF_THE_JDK),
            checkpoints);
    if (!json) {
      findings.printDamages(session.console());
      findings.remarks(session.console());
    }
    return findings;
  }

  private static Collection<RecordedUse> recorded(AuditVerification verification, TimeWindow window)
      throws IOException {
    RecordedUses uses = new RecordedUses(window);
    for (ChainReport chain : verification.chains()) {
      uses.read(Path.of(chain.file()));
    }
    return uses.all();
  }

  private void read(
      Map<KeyService, List<Path>> files, Reconciliation reconciliation, LogSpans spans)
      throws IOException {
    long bytes = 0;
    for (List<Path> each : files.values()) {
      for (Path file : each) {
        bytes += Files.size(file);
      }
    }
    try (ProgressBar progress = session.console().progress("reading logs", bytes)) {
      for (Map.Entry<KeyService, List<Path>> each : files.entrySet()) {
        for (Path file : each.getValue()) {
          new LogFile(file, progress::add)
              .each(
                  entry -> {
                    reconciliation.logged(each.getKey(), entry);
                    spans.add(each.getKey(), entry);
                  });
        }
      }
    }
  }
}
