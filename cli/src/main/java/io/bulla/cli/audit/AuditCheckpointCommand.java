package io.bulla.cli.audit;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Session;
import io.bulla.cli.key.Passphrase;
import io.bulla.provider.audit.Checkpoint;
import io.bulla.provider.audit.CheckpointFile;
import io.bulla.provider.signing.AdminKey;
import io.bulla.provider.signing.AdminKeys;
import io.bulla.provider.signing.PemFiles;
import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bulla audit checkpoint}. */
@Command(
    name = "checkpoint",
    header = "Verify all audit chains, and sign how far they go.",
    description =
        "One line is added to the file. Keep the file and the private key where those who write the"
            + " chains cannot: what they edit after the last checkpoint is not found. Damage is"
            + " reported, and never signed over.")
public final class AuditCheckpointCommand implements Callable<Integer> {
  private static final String ENDING = ".pem";

  private final Session session;

  @Mixin private ChainDirectories directories = new ChainDirectories();

  @Option(
      names = "--key",
      paramLabel = "FILE",
      required = true,
      description = "Private key in PEM that signs; bulla key admin init makes one.")
  private Path key = Path.of("");

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      description = "Its public half. Default: NAME.pub.pem beside NAME.pem.")
  private @Nullable Path publicKey;

  @Option(
      names = "--passphrase-source",
      paramLabel = "SOURCE",
      description = "Where its passphrase comes from: file:PATH or env:NAME. Default: asked for.")
  private String passphraseSource = "";

  @Option(
      names = "--to",
      paramLabel = "FILE",
      required = true,
      description = "File of checkpoints; made if it is not there.")
  private Path file = Path.of("");

  public AuditCheckpointCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    AdminKeys keys = PublicKeys.read(List.of(publicKey == null ? beside(key) : publicKey));
    try {
      CheckpointFile.Result result =
          new CheckpointFile(file, keys).add(directories.all(session), signer(keys));
      AuditFindings findings = new AuditFindings(result.verification(), List.of());
      result.added().ifPresentOrElse(this::report, () -> refuse(findings));
      return findings.exitCode().number();
    } catch (KekException e) {
      throw CheckpointFailures.of(e);
    }
  }

  private AdminKey signer(AdminKeys keys) throws IOException, KekException {
    try {
      return AdminKey.of(
          PemFiles.privateKey(key, Passphrase.of(passphraseSource, key, session)), null, keys);
    } catch (GeneralSecurityException e) {
      throw new Failure(
          ExitCode.KEY,
          key + " is no private key in PEM, of Ed25519 or P-256: " + e.getMessage(),
          "bulla key admin init makes one",
          e);
    }
  }

  private static Path beside(Path key) {
    String name = String.valueOf(key.getFileName());
    String stem = name.endsWith(ENDING) ? name.substring(0, name.length() - 4) : name;
    return key.resolveSibling(stem + ".pub" + ENDING);
  }

  private void report(Checkpoint added) {
    session
        .console()
        .print(
            "checkpoint "
                + added.place().counter()
                + " of "
                + added.place().issued()
                + " covers "
                + added.chains()
                + " chains, "
                + added.heads().size()
                + " of them new or longer");
  }

  private void refuse(AuditFindings findings) {
    findings.verification().damages().stream()
        .map(AuditFindings::text)
        .forEach(damage -> session.console().print("damage: " + damage));
    session
        .console()
        .error(
            "the audit is damaged: nothing was signed",
            "find out who did it and keep the files as they are; then begin a new directory and a"
                + " new file of checkpoints");
  }
}
