package io.bulla.cli.model;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.loader.PemKeys;
import io.bulla.loader.Publisher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Who signs the model: a pair of PEM files. */
final class PublisherOptions {
  @ArgGroup(exclusive = false)
  private @Nullable Pair pair;

  /** Both, or none. */
  static final class Pair {
    @Option(
        names = "--publisher-key",
        required = true,
        paramLabel = "FILE",
        description = "Sign the model with this private key: PKCS#8 PEM, Ed25519 or EC P-256.")
    private Path privateKey = Path.of("");

    @Option(
        names = "--publisher-public-key",
        required = true,
        paramLabel = "FILE",
        description = "Its public key, PEM: the one that publisher.keys lists where it is opened.")
    private Path publicKey = Path.of("");
  }

  Optional<Publisher> publisher() throws IOException {
    return pair == null ? Optional.empty() : Optional.of(read(pair));
  }

  private static Publisher read(Pair files) throws IOException {
    return new Publisher(
        read(files.privateKey, PemKeys::privateKey),
        read(files.publicKey, PemKeys::publicKey),
        null);
  }

  private interface Parser<K> {
    K parse(String pem) throws GeneralSecurityException;
  }

  private static <K> K read(Path file, Parser<K> parser) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "is a directory, and a file is due");
    }
    try {
      return parser.parse(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (GeneralSecurityException e) {
      throw new Failure(
          ExitCode.USAGE,
          file + ": " + e.getMessage(),
          "make a pair: openssl genpkey -algorithm ed25519 -out publisher.pem; openssl pkey -in"
              + " publisher.pem -pubout -out publisher.pub.pem",
          e);
    }
  }
}
