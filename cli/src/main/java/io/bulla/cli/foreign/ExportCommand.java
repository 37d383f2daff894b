package io.bulla.cli.foreign;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.cli.terminal.Json;
import io.bulla.cli.terminal.ProgressBar;
import io.bulla.formats.spi.ForeignFormat;
import io.bulla.formats.spi.FormatRequest;
import io.bulla.loader.LoaderOptions;
import io.bulla.loader.MemberInfo;
import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bulla export}. */
@Command(
    name = "export",
    header = "Encrypt a sealed model for something else.",
    description = {
      "All of a file is authenticated before any of it is encrypted anew; its plaintext goes into"
          + " no file.",
      "Who has the other key can open what is made, and Bulla neither knows nor records it: the"
          + " audit has the export as an opening."
    })
public final class ExportCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "MODEL", description = "Sealed file, or directory of a sealed model.")
  private Path model = Path.of("");

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FORMAT",
      description = "What to encrypt it as: openssl, age, or that of an extension.")
  private String to = "";

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "PATH",
      description = "New file, or directory for a directory model.")
  private Path output = Path.of("");

  @Option(
      names = {"-r", "--recipient"},
      paramLabel = "KEY",
      description = "A public key that can open it; may be given several times.")
  private List<String> recipients = new ArrayList<>();

  @Mixin private KeyOptions keys = new KeyOptions();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  public ExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Workbench workbench = session.workbench();
    LoaderOptions options = toldAs("export to " + to, workbench.options());
    ForeignFormat format = ForeignFormats.of(workbench.configuration()).named(to);
    FormatRequest request = keys.request(format, recipients, session);
    if (Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(output.toString());
    }
    try (SealedModel opened = SealedModel.open(model, options)) {
      print(written(opened, format, request));
    }
    return ExitCode.OK.number();
  }

  private ExportWords written(SealedModel opened, ForeignFormat format, FormatRequest request)
      throws IOException {
    List<MemberInfo> members = opened.members();
    long totalBytes = members.stream().mapToLong(MemberInfo::plaintextLengthBytes).sum();
    Map<String, String> sums;
    try (ProgressBar bar = session.console().progress("exporting", totalBytes)) {
      sums = new ForeignOutput(opened, format, request, bar).write(members, output);
    }
    return new ExportWords(
        opened.info(), output, format, format.authenticates(request), sums, totalBytes);
  }

  /** The audit shows what each opening was for. */
  private static LoaderOptions toldAs(String purpose, LoaderOptions options) {
    return options
        .audit()
        .map(
            sink ->
                options.withAudit(
                    told -> {
                      Map<String, String> more = new HashMap<>(told);
                      more.put("purpose", purpose);
                      sink.accept(more);
                    }))
        .orElse(options);
  }

  private void print(ExportWords words) throws IOException {
    if (json) {
      Json.write(words.asMap(), session.console().out());
    } else {
      words.lines().forEach(session.console()::print);
    }
    words.warnings().forEach(session.console()::warn);
  }
}
