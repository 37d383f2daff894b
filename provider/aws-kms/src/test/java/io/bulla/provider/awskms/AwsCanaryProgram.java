package io.bulla.provider.awskms;

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
 * A JVM whose every logger tells everything, which gets a role by a web identity, as a pod does. It
 * uses a KEK of AWS KMS, and fails in each way that has a credential at hand. Arguments: a
 * directory, the file that lists the secrets, the key's ARN, the file with the web identity's
 * token, and {@code plant} to tell them all on purpose. Profiles are in the SDK's configuration
 * file.
 */
final class AwsCanaryProgram {
  private static final Logger LOG = Logger.getLogger("io.bulla.canary");

  /** Before it tells them all on purpose. */
  static final String PLANTED = "canary ends, and tells what it knows";

  private static final String DEK = "canary-dek-of-thirty-two-bytes--";
  private static final byte[] CONTEXT = {1};
  private static final String STS = "aws.endpointUrlSts";

  private final Path directory;
  private final String uri;

  private AwsCanaryProgram(Path directory, String arn) {
    this.directory = directory;
    this.uri = "aws-kms://" + arn + "?x-bulla-deadline=120000";
  }

  public static void main(String[] arguments) throws Exception {
    List<String> profiles = Files.readAllLines(Path.of(System.getProperty("aws.configFile")));
    List<String> secrets =
        new ArrayList<>(
            profiles.stream()
                .filter(line -> line.contains("secret") || line.contains("session_token"))
                .map(line -> line.substring(line.indexOf('=') + 1).strip())
                .toList());
    secrets.add(Files.readString(Path.of(arguments[3])));
    secrets.add(DEK);
    Files.write(Path.of(arguments[1]), secrets);
    LOG.finest("begins");
    AwsCanaryProgram program = new AwsCanaryProgram(Path.of(arguments[0]), arguments[2]);
    program.failsToWrap("sts away", "", "http://127.0.0.1:1");
    program.live("");
    program.live("&profile=canary");
    program.failsToWrap("unknown secret", "&profile=canary-unknown", "");
    program.failsToWrap("no profile", "&profile=canary-none", "");
    LOG.info(PLANTED);
    secrets.forEach(LOG::finest);
  }

  private void live(String more) throws Exception {
    BullaProvider provider = provider(more);
    Kek kek = provider.keks().get().require("models");
    byte[] dek = DEK.getBytes(StandardCharsets.US_ASCII);
    WrappedDek wrapped = kek.wrap(dek, CONTEXT);
    if (!Arrays.equals(dek, kek.unwrap(1, wrapped.wrapped(), CONTEXT))) {
      throw new IllegalStateException("another DEK came back");
    }
    LOG.info("canary lives: " + more);
    fails("wrong context", () -> kek.unwrap(1, wrapped.wrapped(), new byte[] {2}));
    LOG.info(() -> ProviderReport.of(provider).toString());
  }

  private void failsToWrap(String what, String more, String sts) throws Exception {
    String before = System.getProperty(STS);
    try {
      System.setProperty(STS, sts.isEmpty() ? before : sts);
      BullaProvider provider = provider(more);
      Kek kek = provider.keks().get().require("models");
      fails(what, () -> kek.wrap(DEK.getBytes(StandardCharsets.US_ASCII), CONTEXT));
      LOG.info(() -> ProviderReport.of(provider).toString());
    } finally {
      System.setProperty(STS, before);
    }
  }

  private BullaProvider provider(String more) {
    return Configured.provider(
        directory,
        "kek.models = " + uri + more,
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
      LOG.log(Level.WARNING, "canary refused: " + what + ": " + e.kind(), e);
    }
  }
}
