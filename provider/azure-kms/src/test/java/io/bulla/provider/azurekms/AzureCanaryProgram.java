package io.bulla.provider.azurekms;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.Configured;
import io.bulla.provider.ServiceSeam;
import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.WrappedDek;
import io.bulla.provider.report.ProviderReport;
import io.bulla.provider.spi.KekException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A JVM whose every logger tells everything. It uses a KEK in a vault, and fails in each way that
 * has a credential at hand. Arguments: a directory, the file that lists the secrets, the key's URI
 * without credentials, what it says of an application that may do all, a file with its secret, and
 * {@code plant} to tell all secrets on purpose.
 */
final class AzureCanaryProgram {
  private static final Logger LOG = Logger.getLogger("io.bulla.canary");
  private static final String DEK = "canary-dek-of-thirty-two-bytes--";
  private static final String UNKNOWN = "canary0secret0that0nobody0knows";
  private static final byte[] CONTEXT = {1};

  private final Path directory;
  private final String uri;

  private AzureCanaryProgram(Path directory, String uri) {
    this.directory = directory;
    this.uri = uri;
  }

  public static void main(String[] arguments) throws Exception {
    String secret = Files.readString(Path.of(arguments[4])).strip();
    Path secrets = Files.write(Path.of(arguments[1]), List.of(DEK, secret, UNKNOWN));
    LOG.finest("begins");
    AzureCanaryProgram program =
        new AzureCanaryProgram(
            Path.of(arguments[0]), arguments[2] + "&auth=client-secret" + arguments[3]);
    WrappedDek wrapped = program.live(secret);
    program.fails("wrong context", program.kek(secret), wrapped, new byte[] {2});
    program.fails("unknown secret", program.kek(UNKNOWN), wrapped, CONTEXT);
    if (arguments.length == 6) {
      Files.readAllLines(secrets).forEach(LOG::finest);
    }
  }

  private WrappedDek live(String secret) throws Exception {
    Kek kek = kek(secret);
    byte[] dek = DEK.getBytes(StandardCharsets.US_ASCII);
    WrappedDek wrapped = kek.wrap(dek, CONTEXT);
    if (!Arrays.equals(dek, kek.unwrap(wrapped.kekVersion(), wrapped.wrapped(), CONTEXT))) {
      throw new IllegalStateException("another DEK came back");
    }
    return wrapped;
  }

  private Kek kek(String secret) throws Exception {
    Path file = Files.createTempDirectory(directory, "secret").resolve("secret");
    VaultSite.writeSecret(file, secret);
    BullaProvider provider =
        Configured.provider(
            directory,
            "kek.models = " + uri + "&password-source=file:" + file,
            "audit.directory = " + directory.resolve("audit"),
            "wrap.counts = " + directory.resolve("host"),
            "extensions.dir = " + ServiceSeam.extensions());
    LOG.info(() -> ProviderReport.of(provider).toString());
    return provider.keks().get().require("models");
  }

  private void fails(String what, Kek kek, WrappedDek wrapped, byte[] context) {
    try {
      kek.unwrap(wrapped.kekVersion(), wrapped.wrapped(), context);
      throw new IllegalStateException(what + " was taken");
    } catch (KekException e) {
      LOG.log(Level.WARNING, "canary refused: " + what, e);
    }
  }
}
