package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import io.bulla.testing.AzureKeyVaultServer;
import io.bulla.testing.AzureKeyVaultServer.Application;
import io.bulla.testing.GoogleKmsServer;
import io.bulla.testing.GoogleKmsServer.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * KEKs in models of Google Cloud KMS and of Azure Key Vault, with the extensions that lie in the
 * distribution. Nothing is printed but what the command says.
 */
@BesideOthers
class CloudKeysIT {
  @RegisterExtension static final GoogleKmsServer GOOGLE = new GoogleKmsServer();
  @RegisterExtension static final AzureKeyVaultServer AZURE = new AzureKeyVaultServer();

  private final Path sealed = Scratch.directory("sealed").resolve("model.onnx");
  private final Path opened = Scratch.directory("opened").resolve("model.onnx");

  /** As an operator moves it: what ships stays where it is. */
  private static Path extensionsWith(String name) throws IOException {
    Path target = Files.createDirectory(Scratch.directory("extensions").resolve(name));
    Path shipped = Command.distribution().resolve("extensions-optional").resolve(name);
    try (Stream<Path> files = Files.list(shipped)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
    return target.getParent();
  }

  private static Command bulla(String scheme, String uri, String more) throws IOException {
    Path file = Scratch.directory("cloud").resolve("bulla.properties");
    String kek = "kek.models = " + scheme + "://" + uri + "&x-bulla-deadline=120000\n";
    String extensions = "extensions.dir = " + extensionsWith(scheme) + "\n";
    return Command.with(Keys.write(file, kek + extensions + more));
  }

  private static Command google(Account account) throws IOException {
    return bulla(
        "gcp-kms",
        "%s?endpoint=%s&ca-file=%s&credentials-file=%s"
            .formatted(GOOGLE.key(), GOOGLE.address(), GOOGLE.authority(), GOOGLE.keyFile(account)),
        "");
  }

  private static Command azure(Application application, String more) throws IOException {
    return bulla(
            "azure-kms",
            "%s/keys/%s?audience=https://vault.azure.net&authority-host=%s&tenant=%s&ca-file=%s"
                    .formatted(
                        AZURE.address().getAuthority(),
                        AZURE.key(),
                        AZURE.address(),
                        AZURE.tenant(),
                        AZURE.authority())
                + "&auth=client-secret&password-source=env:TEST_SECRET&client-id="
                + AZURE.clientId(application),
            more)
        .environment("TEST_SECRET", AZURE.clientSecret(application));
  }

  private void assertOpens(Command serving) {
    assertThat(serving.run("open", sealed, "-o", opened).succeeded().err())
        .startsWith("wrote PLAINTEXT: ")
        .hasLineCount(1);
    assertThat(opened).hasSameBinaryContentAs(Models.plainFile());
  }

  @Test
  void google_trainingSeals_andServingOpens_andNeitherDoesTheOthers() throws Exception {
    Command training = google(Account.TRAINING);
    Command serving = google(Account.SERVING);
    assertThat(training.run("seal", Models.plainFile(), "-o", sealed).succeeded().err()).isEmpty();
    assertOpens(serving);
    training
        .run("open", sealed, "-o", opened.resolveSibling("denied"))
        .failed(ExitCode.TOKEN, "PERMISSION_DENIED", "its role has to allow it");
  }

  @Test
  void azure_sealsAndOpensSignedModelsAlone() throws Exception {
    PublisherPair publisher = PublisherPair.inNewFiles();
    Command training = azure(Application.TRAINING, "");
    training
        .run("seal", Models.plainFile(), "-o", sealed)
        .failed(ExitCode.KEY, "the model must be signed", "");
    assertThat(
            training
                .run(
                    "seal",
                    Models.plainFile(),
                    "-o",
                    sealed,
                    "--publisher-key",
                    publisher.privateKey(),
                    "--publisher-public-key",
                    publisher.publicKey())
                .succeeded()
                .err())
        .isEmpty();
    Command serving =
        azure(Application.SERVING, "publisher.keys = " + publisher.publicKey() + "\n");
    assertOpens(serving);
    azure(Application.SERVING, "")
        .run("open", sealed, "-o", opened.resolveSibling("untrusted"))
        .failed(ExitCode.KEY, "the model must be signed", "");
  }
}
