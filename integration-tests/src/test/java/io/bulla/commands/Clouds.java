package io.bulla.commands;

import io.bulla.harness.Distribution;
import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.KeySetup;
import io.bulla.harness.SmallModel;
import io.bulla.testing.AzureKeyVaultServer;
import io.bulla.testing.AzureKeyVaultServer.Application;
import io.bulla.testing.DocumentedBlock;
import io.bulla.testing.GoogleKmsServer;
import io.bulla.testing.GoogleKmsServer.Account;
import io.bulla.testing.MotoIam;
import io.bulla.testing.MotoKms;
import io.bulla.testing.MotoServer;
import io.bulla.testing.OpenBaoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What docs/multi-cloud.md takes to be there, in a directory, for the servers of tests. */
record Clouds(
    OpenBaoServer bao,
    MotoServer moto,
    GoogleKmsServer google,
    AzureKeyVaultServer azure,
    Path directory) {
  private static final String PATIENT = "x-bulla-deadline=120000";
  private static final String DOCUMENTED_ARN =
      "arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  /** The variables that the document names, and those of the clouds' own libraries. */
  Map<String, String> variables() throws Exception {
    Map<String, String> variables = new HashMap<>(documented());
    variables.put("PATH", System.getenv("PATH"));
    variables.put("LC_ALL", "C.UTF-8");
    variables.put("AWS_ENDPOINT_URL_KMS", moto.address().toString());
    variables.put("AWS_CONFIG_FILE", directory.resolve("no-aws-config").toString());
    variables.put("AWS_SHARED_CREDENTIALS_FILE", directory.resolve("aws-credentials").toString());
    return variables;
  }

  private Map<String, String> documented() throws Exception {
    String arn = awsKey();
    Map<String, String> variables = new HashMap<>();
    variables.put("BULLA_HOME", distribution().toString());
    variables.put("VAULT_ADDR", bao.address().toString());
    variables.put("VAULT_CACERT", bao.authority().toString());
    variables.put("VAULT_TOKEN", bao.token());
    variables.put("VAULT_LOG", directory.resolve("vault-audit.log").toString());
    variables.put("AWS_KEK_SEALING", "aws-kms://" + arn + "?profile=sealing&" + PATIENT);
    variables.put("AWS_KEK_SERVING", "aws-kms://" + arn + "?profile=serving&" + PATIENT);
    variables.put("GOOGLE_KEK_SEALING", googleKek(Account.TRAINING));
    variables.put("GOOGLE_KEK_SERVING", googleKek(Account.SERVING));
    variables.put("AZURE_KEK_SEALING", azureKek(Application.TRAINING));
    variables.put("AZURE_KEK_SERVING", azureKek(Application.SERVING));
    variables.put("CLOUDTRAIL_LOGS", moto.cloudTrail().toString());
    variables.put("GOOGLE_LOGS", google.dataLog().toString());
    variables.put("AZURE_LOGS", azure.diagnostics().toString());
    variables.put("APPLICATION", application());
    variables.put("AUDITOR_PASSPHRASE", "correct horse battery staple of the auditor");
    return variables;
  }

  /** The model, as training made it. */
  void putModel() throws IOException {
    copy(SmallModel.directory(), directory.resolve("minilm"));
  }

  /** A copy, since the extensions that are needed are moved in it. */
  private Path distribution() throws IOException {
    return copy(Distribution.built().root(), directory.resolve("bulla"));
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
    return to;
  }

  private static String application() {
    return ForkedJvm.running("TrySessions", EngineDirectory.onnxRuntime("1.21.1")).typed();
  }

  /** A key, and two users that may what the policies of docs/kms.md let them. */
  private String awsKey() throws Exception {
    String arn = new MotoKms(moto).newKey();
    String profiles =
        profile("sealing", "kms:Encrypt", arn) + profile("serving", "kms:Decrypt", arn);
    KeySetup.privateFile(directory, "aws-credentials", profiles);
    return arn;
  }

  private String profile(String name, String action, String arn) throws Exception {
    String policy = DocumentedBlock.of("kms.md", "json", "\"Action\": \"" + action + "\"");
    MotoIam.AccessKey key = new MotoIam(moto).userWith(policy.replace(DOCUMENTED_ARN, arn));
    return "[%s]\naws_access_key_id = %s\naws_secret_access_key = %s\n"
        .formatted(name, key.id(), key.secret());
  }

  private String googleKek(Account account) {
    return "gcp-kms://%s?endpoint=%s&ca-file=%s&credentials-file=%s&%s"
        .formatted(
            google.key(), google.address(), google.authority(), google.keyFile(account), PATIENT);
  }

  private String azureKek(Application application) {
    Path secret =
        KeySetup.privateFile(
            directory, "azure-" + application, azure.clientSecret(application) + "\n");
    return "azure-kms://%s/keys/%s?audience=https://vault.azure.net&authority-host=%s&ca-file=%s"
            .formatted(
                azure.address().getAuthority(), azure.key(), azure.address(), azure.authority())
        + "&auth=client-secret&tenant=%s&client-id=%s&password-source=file:%s&%s"
            .formatted(azure.tenant(), azure.clientId(application), secret, PATIENT);
  }
}
