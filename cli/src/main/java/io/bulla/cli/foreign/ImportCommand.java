package io.bulla.cli.foreign;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.cli.model.SealingOptions;
import io.bulla.cli.terminal.Json;
import io.bulla.cli.terminal.ProgressBar;
import io.bulla.formats.spi.ForeignFormat;
import io.bulla.formats.spi.FormatRequest;
import io.bulla.loader.ModelSealer;
import io.bulla.loader.SealReport;
import io.bulla.loader.SealRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bulla import}. */
@Command(
    name = "import",
    header = "Seal a model that something else encrypted.",
    description = {
      "The plaintext goes from one encryption to the other and into no file.",
      "The sealed model appears after all of the source was decrypted and authenticated, or not at"
          + " all; the source stays as it is."
    })
public final class ImportCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(
      paramLabel = "SOURCE",
      description = "Encrypted file, or directory of which every file is encrypted.")
  private Path source = Path.of("");

  @Option(
      names = "--from",
      required = true,
      paramLabel = "FORMAT",
      description = "What encrypted it: openssl, age, or that of an extension.")
  private String from = "";

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "PATH",
      description = "New file or directory for the sealed model.")
  private Path output = Path.of("");

  @Mixin private KeyOptions keys = new KeyOptions();
  @Mixin private ContentOptions content = new ContentOptions();
  @Mixin private SealingOptions sealing = new SealingOptions();

  @Option(
      names = "--suffix",
      paramLabel = "TEXT",
      description = "What names of encrypted files end in, which is left out (default: by FORMAT).")
  private @Nullable String suffix;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  public ImportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Workbench workbench = session.workbench();
    ForeignFormat format = ForeignFormats.of(workbench.configuration()).named(from);
    FormatRequest request = keys.request(format, List.of(), session);
    EncryptedFiles files = EncryptedFiles.of(source, suffix == null ? format.suffix() : suffix);
    ExpectedContent expected = content.expected(format, request, files);
    SealRequest sealed = sealing.request(workbench, files.plaintextName());
    SealReport report;
    try (ProgressBar bar = session.console().progress("importing", files.totalBytes())) {
      report =
          new ModelSealer(workbench.options())
              .seal(new ImportedPlaintext(files, format, request, expected, bar), output, sealed);
    }
    boolean summed = !expected.sums().isEmpty();
    boolean authenticated = summed || format.authenticates(request);
    print(new ImportWords(report, files, output, format, authenticated, summed));
    return ExitCode.OK.number();
  }

  private void print(ImportWords words) throws IOException {
    if (json) {
      Json.write(words.asMap(), session.console().out());
    } else {
      words.lines().forEach(session.console()::print);
    }
    words.warnings().forEach(session.console()::warn);
  }
}
