package io.bulla.provider.hcvault;

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
 * A JVM whose every logger tells everything. It uses a KEK of Transit, and fails in each way that
 * has a credential at hand. Arguments: a directory, the file that lists the secrets, the key's URI
 * without a login, a file with a token, and {@code plant} to tell them all on purpose.
 */
final class VaultCanaryProgram {
  private static final Logger LOG = Logger.getLogger("io.bulla.canary");
  private static final String UNKNOWN = "s.canary0token0that0nobody0knows";
  private static final String SECRET_ID = "canary0secret-id0that0nobody0knows";
  private static final String DEK = "canary-dek-of-thirty-two-bytes--";
  private static final byte[] CONTEXT = {1};

  private final Path directory;
  private final String uri;

  private VaultCanaryProgram(Path directory, String uri) {
    this.directory = directory;
    this.uri = uri;
  }

  public static void main(String[] arguments) throws Exception {
    String token = Files.readString(Path.of(arguments[3])).strip();
    Path secrets = Files.write(Path.of(arguments[1]), List.of(token, UNKNOWN, SECRET_ID, DEK));
    LOG.finest("begins");
    VaultCanaryProgram program = new VaultCanaryProgram(Path.of(arguments[0]), arguments[2]);
    program.live(token);
    program.failsToWrap("unknown token", "", UNKNOWN);
    program.failsToWrap("no token", "", "two words");
    program.failsToWrap("unknown secret id", "&auth=approle&role-id=none", SECRET_ID);
    program.failsToWrap("away", "&x-bulla-deadline=50", token);
    if (arguments.length == 5) {
      Files.readAllLines(secrets).forEach(LOG::finest);
    }
  }

  private void live(String token) throws Exception {
    BullaProvider provider = provider("", token);
    Kek kek = provider.keks().get().require("models");
    byte[] dek = DEK.getBytes(StandardCharsets.US_ASCII);
    WrappedDek wrapped = kek.wrap(dek, CONTEXT);
    if (!Arrays.equals(dek, kek.unwrap(wrapped.kekVersion(), wrapped.wrapped(), CONTEXT))) {
      throw new IllegalStateException("another DEK came back");
    }
    fails("wrong context", () -> kek.unwrap(1, wrapped.wrapped(), new byte[] {2}));
    LOG.info(() -> ProviderReport.of(provider).toString());
  }

  private void failsToWrap(String what, String more, String secret) throws Exception {
    BullaProvider provider = provider(more, secret);
    Kek kek = provider.keks().get().require("models");
    fails(what, () -> kek.wrap(DEK.getBytes(StandardCharsets.US_ASCII), CONTEXT));
    LOG.info(() -> ProviderReport.of(provider).toString());
  }

  private BullaProvider provider(String more, String secret) throws Exception {
    Path file = directory.resolve("secret");
    TransitSite.writeSecret(file, secret);
    String place = more.contains("deadline") ? uri.replaceFirst("127[^/]*", "127.0.0.1:1") : uri;
    return Configured.provider(
        directory,
        "kek.models = " + place + "&password-source=file:" + file + more,
        "audit.directory = " + directory.resolve("audit"),
        "wrap.counts = " + directory.resolve("host"),
        "extensions.dir = " + ServiceSeam.extensions());
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
