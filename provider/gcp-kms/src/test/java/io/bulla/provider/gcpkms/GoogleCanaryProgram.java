package io.bulla.provider.gcpkms;

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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A JVM whose every logger tells everything. It uses a KEK of Google's, and fails in each way that
 * has a credential at hand. Arguments: a directory, the file that lists the secrets, the key's URI
 * without credentials, credentials that may do all, those of a workload that may open, those of a
 * workload whose token is not recognised, and {@code plant} to tell all secrets on purpose.
 */
final class GoogleCanaryProgram {
  private static final Logger LOG = Logger.getLogger("io.bulla.canary");
  private static final String DEK = "canary-dek-of-thirty-two-bytes--";
  private static final byte[] CONTEXT = {1};

  private final Path directory;
  private final String uri;

  private GoogleCanaryProgram(Path directory, String uri) {
    this.directory = directory;
    this.uri = uri;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> secrets = new ArrayList<>(List.of(DEK, keyIn(Path.of(arguments[3]))));
    for (String workload : List.of(arguments[4], arguments[5])) {
      secrets.add(Files.readString(tokenFileIn(Path.of(workload))).strip());
    }
    Files.write(Path.of(arguments[1]), secrets);
    LOG.finest("begins");
    GoogleCanaryProgram program = new GoogleCanaryProgram(Path.of(arguments[0]), arguments[2]);
    WrappedDek wrapped = program.live(arguments[3]);
    program.opens(arguments[4], wrapped);
    program.fails("unknown workload", program.kek(arguments[5]), wrapped, CONTEXT);
    program.fails("wrong context", program.kek(arguments[3]), wrapped, new byte[] {2});
    if (arguments.length == 7) {
      secrets.forEach(LOG::finest);
    }
  }

  /** A line out of the middle of a private key, as its file has it. */
  private static String keyIn(Path file) throws Exception {
    return Files.readString(file).split("\\\\n", -1)[3];
  }

  private static Path tokenFileIn(Path workload) throws Exception {
    return Path.of(Files.readString(workload).replaceAll("(?s).*\"file\": \"([^\"]*)\".*", "$1"));
  }

  private WrappedDek live(String credentials) throws Exception {
    Kek kek = kek(credentials);
    WrappedDek wrapped = kek.wrap(DEK.getBytes(StandardCharsets.US_ASCII), CONTEXT);
    opens(credentials, wrapped);
    return wrapped;
  }

  private void opens(String credentials, WrappedDek wrapped) throws Exception {
    byte[] dek = kek(credentials).unwrap(wrapped.kekVersion(), wrapped.wrapped(), CONTEXT);
    if (!Arrays.equals(DEK.getBytes(StandardCharsets.US_ASCII), dek)) {
      throw new IllegalStateException("another DEK came back");
    }
  }

  private Kek kek(String credentials) {
    BullaProvider provider =
        Configured.provider(
            directory,
            "kek.models = " + uri + "&credentials-file=" + credentials,
            "audit.directory = " + directory.resolve("audit"),
            "wrap.counts = " + directory.resolve("host"),
            "extensions.dir = " + ServiceSeam.extensions());
    LOG.info(() -> ProviderReport.of(provider).toString());
    try {
      return provider.keks().get().require("models");
    } catch (KekException e) {
      throw new IllegalStateException(e);
    }
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
