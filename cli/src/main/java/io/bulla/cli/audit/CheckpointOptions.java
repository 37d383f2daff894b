package io.bulla.cli.audit;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.provider.audit.Checkpoints;
import io.bulla.provider.signing.AdminKeys;
import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What chains are compared with. Not safe for threads. */
final class CheckpointOptions {
  @Option(
      names = "--checkpoints",
      paramLabel = "FILE",
      description = "File of signed checkpoints; may be given several times.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--public-key",
      paramLabel = "FILE",
      description = "Whose checkpoints count, in PEM; may be given several times.")
  private List<Path> publicKeys = new ArrayList<>();

  List<Checkpoints> read() throws IOException {
    if (publicKeys.isEmpty() != files.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "--checkpoints and --public-key go together",
          "give the public half of the key that signs the checkpoints");
    }
    AdminKeys keys = PublicKeys.read(publicKeys);
    List<Checkpoints> checkpoints = new ArrayList<>();
    for (Path file : files) {
      try {
        checkpoints.add(Checkpoints.read(file, keys));
      } catch (KekException e) {
        throw CheckpointFailures.of(e);
      }
    }
    return checkpoints;
  }
}
