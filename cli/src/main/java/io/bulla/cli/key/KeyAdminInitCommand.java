package io.bulla.cli.key;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.OwnerOnly;
import io.bulla.cli.Session;
import io.bulla.cli.terminal.Console;
import io.bulla.provider.signing.AdminKeyPair;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.SecretSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bulla key admin init}. */
@Command(
    name = "init",
    header = "Make an administrator's pair of keys: NAME.pem and NAME.pub.pem.",
    description =
        "Nothing that exists is overwritten. Keep NAME.pem away from the hosts that serve models:"
            + " whoever has it can bring any KEK into use.")
public final class KeyAdminInitCommand implements Callable<Integer> {
  private static final Set<StandardOpenOption> NEW_FILE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Session session;

  @Parameters(paramLabel = "NAME", description = "The files without their endings, e.g. alice.")
  private Path name = Path.of("");

  @Option(
      names = "--passphrase-source",
      paramLabel = "SOURCE",
      description =
          "What encrypts the private key: file:PATH or env:NAME. Default: the terminal is asked.")
  private String passphraseSource = "";

  @Option(names = "--no-passphrase", description = "Do not encrypt the private key.")
  private boolean unencrypted;

  public KeyAdminInitCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Path privateFile = Path.of(name + ".pem");
    Path publicFile = Path.of(name + ".pub.pem");
    refuseBoth();
    refuseExisting(privateFile, publicFile);
    try {
      make(privateFile, publicFile);
    } catch (KekException e) {
      throw LifecycleFailures.of(e);
    } catch (GeneralSecurityException e) {
      throw new Failure(ExitCode.INTERNAL, "no key can be made: " + e, "report it", e);
    }
    report(session.console(), privateFile, publicFile);
    return ExitCode.OK.number();
  }

  private void refuseBoth() {
    if (unencrypted && !passphraseSource.isEmpty()) {
      throw new Failure(
          ExitCode.USAGE,
          "--no-passphrase and --passphrase-source exclude each other",
          "leave one of them out");
    }
  }

  private static void refuseExisting(Path... files) throws FileAlreadyExistsException {
    for (Path file : files) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(file.toString());
      }
    }
  }

  private void make(Path privateFile, Path publicFile)
      throws IOException, GeneralSecurityException, KekException {
    AdminKeyPair pair = AdminKeyPair.generate();
    byte[] pem = pair.privatePem(passphrase(privateFile));
    try (FileChannel channel = FileChannel.open(privateFile, NEW_FILE, OwnerOnly.FILE)) {
      ByteBuffer left = ByteBuffer.wrap(pem);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    } finally {
      Arrays.fill(pem, (byte) 0);
    }
    Files.write(publicFile, pair.publicPem(), StandardOpenOption.CREATE_NEW);
  }

  private @Nullable SecretSource passphrase(Path privateFile) {
    if (unencrypted) {
      return null;
    }
    return passphraseSource.isEmpty()
        ? Passphrase.chosenFor(privateFile)
        : Passphrase.named(passphraseSource, session);
  }

  private void report(Console console, Path privateFile, Path publicFile) {
    console.print("private key  " + privateFile);
    console.print("public key   " + publicFile);
    if (unencrypted) {
      console.warn(
          privateFile
              + " is not encrypted: whoever can read it can sign. Remove both files and make them"
              + " without --no-passphrase, or keep it where nobody else reads");
    }
    console.remark("Set in the configuration of every host that uses the KEKs:");
    console.remark("lifecycle.file = kek-states");
    console.remark("lifecycle.admin-keys = " + publicFile);
  }
}
