package io.bulla.provider.bcfips;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.Configured;
import io.bulla.provider.kek.Kek;
import io.bulla.provider.kek.WrappedDek;
import io.bulla.provider.report.ProviderReport;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.WrappedKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A JVM whose every logger tells everything. It makes a KEK in a key store, uses it, and fails in
 * each way that has the password at hand. Arguments: a directory, the file that lists the secrets,
 * and {@code plant} to tell them all on purpose.
 */
final class KeystoreCanaryProgram {
  private static final Logger LOG = Logger.getLogger("io.bulla.canary");
  private static final String WRONG = "canary-password-that-is-wrong-0123456789";
  private static final String DEK = "canary-dek-of-thirty-two-bytes--";
  private static final byte[] CONTEXT = {1};

  private final Path directory;
  private final Path keystore;

  private KeystoreCanaryProgram(Path directory) {
    this.directory = directory;
    this.keystore = directory.resolve("keystore.bcfks");
  }

  public static void main(String[] arguments) throws Exception {
    Path secrets = Files.write(Path.of(arguments[1]), List.of(Keystores.PASSWORD, WRONG, DEK));
    LOG.finest("begins");
    KeystoreCanaryProgram program = new KeystoreCanaryProgram(Path.of(arguments[0]));
    program.live();
    program.fail();
    if (arguments.length == 3) {
      Files.readAllLines(secrets).forEach(LOG::finest);
    }
  }

  private void live() throws IOException, KekException {
    BullaProvider provider = provider(keystore, Keystores.PASSWORD);
    Kek kek = provider.keks().get().require("models");
    kek.create();
    byte[] dek = DEK.getBytes(StandardCharsets.US_ASCII);
    WrappedDek wrapped = kek.wrap(1, dek, CONTEXT);
    if (!Arrays.equals(dek, kek.unwrap(1, wrapped.wrapped(), CONTEXT))) {
      throw new IllegalStateException("another DEK came back");
    }
    fails("wrong context", () -> kek.unwrap(1, wrapped.wrapped(), new byte[] {2}));
    fails("damaged", () -> kek.unwrap(1, damaged(wrapped.wrapped()), CONTEXT));
    LOG.info(() -> ProviderReport.of(provider).toString());
  }

  private static WrappedKey damaged(WrappedKey key) {
    byte[] ciphertext = key.ciphertext().clone();
    ciphertext[0] ^= 1;
    return new WrappedKey(key.mechanism(), key.iv(), ciphertext);
  }

  private void fail() throws IOException, KekException {
    failsToOpen("wrong password", keystore, WRONG);
    byte[] good = Files.readAllBytes(keystore);
    Path cut = directory.resolve("cut.bcfks");
    failsToOpen("cut", Files.write(cut, Arrays.copyOf(good, good.length / 2)), Keystores.PASSWORD);
    good[good.length - 1] ^= 1;
    failsToOpen(
        "changed", Files.write(directory.resolve("changed.bcfks"), good), Keystores.PASSWORD);
    Path open = Keystores.passwordFile(directory, Keystores.PASSWORD);
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    Kek kek = provider(Keystores.uri(keystore, open)).keks().get().require("models");
    fails("password open to others", kek::versions);
  }

  private void failsToOpen(String what, Path file, String password)
      throws IOException, KekException {
    BullaProvider provider = provider(file, password);
    Kek kek = provider.keks().get().require("models");
    fails(what, kek::versions);
    LOG.info(() -> ProviderReport.of(provider).toString());
  }

  private BullaProvider provider(Path file, String password) throws IOException {
    return provider(Keystores.uri(file, Keystores.passwordFile(directory, password)));
  }

  private BullaProvider provider(String uri) {
    return Configured.provider(
        directory,
        "kek.models = " + uri,
        "audit.directory = " + directory.resolve("audit"),
        "wrap.counts = " + directory.resolve("host"),
        Keystores.extensionsSetting());
  }

  private interface Use {
    Object run() throws KekException;
  }

  private static void fails(String what, Use use) {
    try {
      throw new IllegalStateException(what + " was taken: " + use.run().getClass());
    } catch (KekException e) {
      LOG.log(Level.WARNING, "canary refused: " + what, e);
    }
  }
}
