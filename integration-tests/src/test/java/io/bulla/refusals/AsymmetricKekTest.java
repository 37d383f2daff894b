package io.bulla.refusals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelKeyException;
import io.bulla.loader.ModelSealer;
import io.bulla.loader.Publisher;
import io.bulla.loader.PublisherPolicy;
import io.bulla.loader.SealRequest;
import io.bulla.loader.SealedModel;
import io.bulla.provider.BullaProvider;
import io.bulla.provider.config.Configuration;
import io.bulla.testing.AzureKeyVaultServer;
import io.bulla.testing.AzureKeyVaultServer.Application;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A key of Azure Key Vault is an asymmetric KEK: anybody who has its public half can wrap for it,
 * so a model under it is sealed and opened only with a publisher's signature.
 */
class AsymmetricKekTest {
  @RegisterExtension static final AzureKeyVaultServer AZURE = new AzureKeyVaultServer();

  @TempDir static Path directory;

  private static Path model;
  private static KeyPair publisher;
  private static BullaProvider keks;

  @BeforeAll
  static void makeKek() throws Exception {
    model = Files.writeString(directory.resolve("model.onnx"), "a model");
    publisher = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Path secret = directory.resolve("secret");
    Files.createFile(
        secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, AZURE.clientSecret(Application.ADMINISTRATOR));
    Path settings = Files.writeString(directory.resolve("bulla.properties"), settings(secret));
    keks = BullaProvider.of(Configuration.load(settings, Map.of(), Map.of()));
  }

  private static String settings(Path secret) {
    return """
    kek.models = azure-kms://%s/keys/%s?audience=https://vault.azure.net\
    &authority-host=%s&tenant=%s&ca-file=%s&auth=client-secret&client-id=%s\
    &password-source=file:%s&x-bulla-deadline=120000
    extensions.dir = %s/provider/azure-kms/target/extension
    """
        .formatted(
            AZURE.address().getAuthority(),
            AZURE.key(),
            AZURE.address(),
            AZURE.tenant(),
            AZURE.authority(),
            AZURE.clientId(Application.ADMINISTRATOR),
            secret,
            System.getProperty("bulla.root"));
  }

  private static LoaderOptions options() {
    return LoaderOptions.of(keks, List.of("models"));
  }

  private static SealRequest request() {
    return SealRequest.of("mini", List.of("models"));
  }

  private static Path signed(String name) throws Exception {
    Path sealed = directory.resolve(name);
    Publisher signer = new Publisher(publisher.getPrivate(), publisher.getPublic(), null);
    new ModelSealer(options()).seal(model, sealed, request().withSigner(signer));
    return sealed;
  }

  private static long uses() throws Exception {
    try (Stream<String> lines = Files.lines(AZURE.audit())) {
      return lines.filter(line -> line.contains("/keys/" + AZURE.key() + "/")).count();
    }
  }

  @Test
  void unsignedModel_isNotSealed_andTheVaultIsNotAsked() throws Exception {
    long before = uses();
    Path sealed = directory.resolve("unsigned.onnx");
    assertThatThrownBy(() -> new ModelSealer(options()).seal(model, sealed, request()))
        .isInstanceOf(ModelKeyException.class)
        .hasStackTraceContaining("the model must be signed");
    assertThat(sealed).doesNotExist();
    assertThat(uses()).isEqualTo(before);
  }

  @Test
  void signedModel_opens_whereItsPublisherIsTrusted() throws Exception {
    Path sealed = signed("signed.onnx");
    PublisherPolicy trusted = new PublisherPolicy(List.of(publisher.getPublic()), false, false);
    try (SealedModel opened = SealedModel.open(sealed, options().withPublisher(trusted));
        InputStream content = opened.stream(opened.members().get(0).path())) {
      assertThat(opened.isSigned()).isTrue();
      assertThat(content.readAllBytes()).isEqualTo(Files.readAllBytes(model));
    }
  }

  @Test
  void modelWhosePublisherIsNotTrusted_isNotOpened_andTheVaultIsNotAsked() throws Exception {
    Path sealed = signed("untrusted.onnx");
    long before = uses();
    assertThatThrownBy(() -> SealedModel.open(sealed, options()))
        .isInstanceOf(ModelKeyException.class)
        .hasStackTraceContaining("the model must be signed");
    assertThat(uses()).isEqualTo(before);
  }
}
