package io.bulla.cli.model;

import io.bulla.cli.ExitCode;
import io.bulla.cli.ModelArgument;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.cli.terminal.Console;
import io.bulla.cli.terminal.Json;
import io.bulla.cli.terminal.Sizes;
import io.bulla.loader.MemberInfo;
import io.bulla.loader.ModelInspector;
import io.bulla.loader.VerifyReport;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bulla verify}. */
@Command(
    name = "verify",
    header = "Check every byte of a sealed model. Needs a key.",
    description = "Writes no plaintext. A model that opens only as degraded fails, too.")
public final class VerifyCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "MODEL",
      description = "Sealed file, directory of a sealed model, or URI of either in a store.")
  private String model = "";

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  public VerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    VerifyReport report = verify(session.workbench());
    if (json) {
      Json.write(asMap(report), session.console().out());
    } else {
      print(report, session.console());
    }
    return (report.findings().isEmpty() ? ExitCode.OK : ExitCode.VERIFY).number();
  }

  private VerifyReport verify(Workbench workbench) throws IOException {
    try (StepProgress progress = new StepProgress(session.console())) {
      Optional<URI> stored = ModelArgument.inStore(model);
      return stored.isPresent()
          ? ModelInspector.verify(stored.get(), workbench.options(), progress)
          : ModelInspector.verify(ModelArgument.path(model), workbench.options(), progress);
    }
  }

  private void print(VerifyReport report, Console console) {
    report.findings().forEach(finding -> console.error(model + ": " + finding, ""));
    String verdict = report.findings().isEmpty() ? "verified" : "opens, but is not whole";
    console.print(
        String.format(
            Locale.ROOT,
            "%s: %s: %s, version %d, %s, %s, %s",
            model,
            verdict,
            report.model().modelId(),
            report.model().modelVersion(),
            Sizes.files(report.members().size()),
            Sizes.bytes(plaintextBytes(report.members())),
            report.signatureChecked() ? "signature checked" : "no signature checked"));
    if (!report.findings().isEmpty()) {
      console.hint("mend that, or seal the model again; then verify it once more");
    }
  }

  private static Map<String, Object> asMap(VerifyReport report) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("verified", report.findings().isEmpty());
    map.put("degraded", report.model().degraded());
    map.put("signatureChecked", report.signatureChecked());
    map.put("modelId", report.model().modelId());
    map.put("modelVersion", report.model().modelVersion());
    map.put("files", report.members().size());
    map.put("plaintextBytes", plaintextBytes(report.members()));
    map.put("findings", report.findings());
    return map;
  }

  private static long plaintextBytes(List<MemberInfo> members) {
    return members.stream().mapToLong(MemberInfo::plaintextLengthBytes).sum();
  }
}
