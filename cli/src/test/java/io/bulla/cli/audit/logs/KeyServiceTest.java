package io.bulla.cli.audit.logs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.cli.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries in the shapes that the services document, in each form of file. */
class KeyServiceTest {
  private static final String ARN =
      "arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final String DECRYPT =
      json(
          "{'eventVersion':'1.05','userIdentity':{'type':'IAMUser','arn':'arn:aws:iam::1:user/Alice'},",
          "'eventTime':'2027-01-01T22:58:24Z','eventSource':'kms.amazonaws.com','eventName':'Decrypt',",
          "'userAgent':'[aws-sdk-java/2.57 bulla/gpu7-4711-20270101T120000Z-9f86/4 m/E]',",
          "'requestParameters':{'encryptionAlgorithm':'SYMMETRIC_DEFAULT'},'responseElements':null,",
          "'requestID':'12345126-30d5','eventID':'abcde202','resources':[{'accountId':'1',",
          "'type':'AWS::KMS::Key','ARN':'" + ARN + "'}],'eventType':'AwsApiCall'}");
  private static final String OTHER_ARN = "arn:aws:kms:us-west-2:111122223333:key/others";
  private static final Set<String> SELECTED = Set.of(ARN, "a/b/keys/models");
  private static final String OF_S3 =
      json("{'eventSource':'s3.amazonaws.com','eventName':'GetObject','eventTime':'x'}");

  @TempDir Path directory;

  private static String json(String... parts) {
    return String.join("", parts).replace('\'', '"');
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("log"), text);
  }

  private static List<LoggedUse> uses(KeyService service, Path file) throws IOException {
    List<LoggedUse> uses = new ArrayList<>();
    new LogFile(file, bytes -> {})
        .each(entry -> uses.addAll(service.uses(entry, SELECTED::contains)));
    return uses;
  }

  private LoggedUse use(KeyService service, String... parts) throws IOException {
    List<LoggedUse> uses = uses(service, file(json(parts)));
    assertThat(uses).hasSize(1);
    return uses.get(0);
  }

  @Test
  void cloudTrail_tellsKeyEventAndRequest() throws Exception {
    LoggedUse use = use(KeyService.AWS, DECRYPT);
    assertThat(use.key()).isEqualTo(ARN).isEqualTo(KeyService.AWS.key("//" + ARN));
    assertThat(use.operation()).isEqualTo(KeyOperation.UNWRAP);
    assertThat(use.names())
        .containsExactlyInAnyOrder("12345126-30d5", "gpu7-4711-20270101T120000Z-9f86/4");
    assertThat(use.caller()).isEqualTo("arn:aws:iam::1:user/Alice");
    assertThat(use.failed()).isFalse();
  }

  @Test
  void deniedRequestOfCloudTrail_mayNameNoKey() throws Exception {
    LoggedUse use =
        use(
            KeyService.AWS,
            "{'eventTime':'2027-01-01T22:58:24Z','eventSource':'kms.amazonaws.com',",
            "'eventName':'GenerateDataKey','errorCode':'AccessDenied','requestParameters':null,",
            "'userAgent':'aws-cli/2','requestID':'r','eventID':'e'}");
    assertThat(use.key()).isEmpty();
    assertThat(use.operation()).isEqualTo(KeyOperation.WRAP);
    assertThat(use.failed()).isTrue();
    assertThat(use.names()).containsExactly("r");
  }

  @Test
  void reEncryption_isAUseOfOurKey_whicheverOfTheTwoItIs_andIfItIsRefused() throws Exception {
    String begin =
        json("{'eventTime':'2027-01-01T22:58:24Z','eventSource':'kms.amazonaws.com',")
            + json("'eventName':'ReEncrypt','requestID':'r',");
    for (String end :
        List.of(
            "'resources':[{'ARN':'" + OTHER_ARN + "'},{'ARN':'" + ARN + "'}]}",
            "'resources':[],'requestParameters':{'sourceKeyId':'" + ARN + "'}}",
            "'requestParameters':{'sourceKeyId':'"
                + OTHER_ARN
                + "','destinationKeyId':'"
                + ARN
                + "'}}")) {
      LoggedUse use = use(KeyService.AWS, begin, end);
      assertThat(use.key()).as(end).isEqualTo(ARN);
      assertThat(use.operation()).isEqualTo(KeyOperation.OTHER);
    }
    assertThat(use(KeyService.AWS, begin, "'resources':[{'ARN':'" + OTHER_ARN + "'}]}").key())
        .isEqualTo(OTHER_ARN);
  }

  @Test
  void google_tellsKeyWithoutVersion_andTheReason() throws Exception {
    LoggedUse use =
        use(
            KeyService.GOOGLE,
            "{'protoPayload':{'@type':'type.googleapis.com/google.cloud.audit.AuditLog',",
            "'status':{'code':7,'message':'denied'},'authenticationInfo':{'principalEmail':'s@p'},",
            "'requestMetadata':{'requestAttributes':{'time':'t','reason':'h/2'}},",
            "'serviceName':'cloudkms.googleapis.com',",
            "'methodName':'google.cloud.kms.v1.KeyManagementService.Decrypt',",
            "'resourceName':'projects/p/locations/l/keyRings/r/cryptoKeys/k/cryptoKeyVersions/3'},",
            "'insertId':'i','timestamp':'2027-01-01T00:00:00.123456789Z','logName':'n'}");
    assertThat(use.key()).isEqualTo("projects/p/locations/l/keyRings/r/cryptoKeys/k");
    assertThat(use.names()).containsExactly("h/2");
    assertThat(use.failed()).isTrue();
    assertThat(use.caller()).isEqualTo("s@p");
  }

  @Test
  void azure_tellsKeyWithoutVersion_andTheCorrelation() throws Exception {
    LoggedUse use =
        use(
            KeyService.AZURE,
            "{'records':[{'time':'2027-01-05T01:32:01.2691226Z','operationName':'KeyUnwrap',",
            "'category':'AuditEvent','resultType':'Success','correlationId':'a-guid',",
            "'identity':{'claim':{'appid':'app'}},'properties':{'httpStatusCode':200,",
            "'id':'https://ACME-ml.vault.azure.net/keys/models/0123'}},",
            "{'time':'2027-01-05T01:32:01Z','operationName':'VaultGet','category':'AuditEvent'}]}");
    assertThat(use.key()).isEqualTo("acme-ml.vault.azure.net/keys/models");
    assertThat(use.names()).containsExactly("a-guid");
    assertThat(use.caller()).isEqualTo("app");
    assertThat(use.failed()).isFalse();
  }

  @Test
  void vault_tellsKeyOfAnyMount_andOtherUsesOfItsMaterial() throws Exception {
    LoggedUse use =
        use(
            KeyService.VAULT,
            "{'time':'2027-01-01T00:00:00Z','type':'request','auth':{'display_name':'d'},",
            "'request':{'id':'r','path':'a/b/export/encryption-key/models/1'}}");
    assertThat(use.key()).isEqualTo("a/b/keys/models");
    assertThat(use.key()).isEqualTo(KeyService.VAULT.key("//host:8200/a/b/keys/models"));
    assertThat(use.operation()).isEqualTo(KeyOperation.OTHER);
  }

  @Test
  void whateverNamesOurKeyInVault_isAUse_unlessItIsKnownToBeHarmless() throws Exception {
    for (String path :
        List.of(
            "a/b/byok-export/theirs/models",
            "a/b/byok-export/sign/models/3",
            "a/b/keys/models/config",
            "a/b/keys/models/trim",
            "a/b/restore/models",
            "a/b/of-a-later-version/models/x")) {
      LoggedUse use = use(KeyService.VAULT, request("update", path));
      assertThat(use.key()).as(path).isEqualTo("a/b/keys/models");
      assertThat(use.operation()).as(path).isEqualTo(KeyOperation.OTHER);
    }
    assertThat(use(KeyService.VAULT, request("delete", "a/b/keys/models")).word())
        .isEqualTo("keys");
    for (String path :
        List.of(
            "a/b/keys/models", "a/b/keys/models/rotate", "a/c/keys/models/config", "a/b/keys")) {
      Path log = file(json(request("update", path)));
      assertThat(uses(KeyService.VAULT, log)).as(path).isEmpty();
    }
  }

  private static String request(String operation, String path) {
    return "{'time':'2027-01-01T00:00:00Z','type':'request','request':{'id':'r','operation':'"
        + operation
        + "','path':'"
        + path
        + "'}}";
  }

  @Test
  void linesArrayAndWrapper_packedOrNot_areTheSameEntries() throws Exception {
    List<String> forms =
        List.of(
            OF_S3 + "\n" + DECRYPT + "\n",
            "[" + OF_S3 + ",\n" + DECRYPT + "]",
            "{\"Records\":[" + OF_S3 + "," + DECRYPT + "]}",
            "{\n \"Records\" :\n[" + DECRYPT + "]\n}\n");
    for (String form : forms) {
      assertThat(uses(KeyService.AWS, file(form))).as(form).hasSize(1);
      assertThat(uses(KeyService.AWS, packed(form))).as(form).hasSize(1);
    }
    assertThat(uses(KeyService.AWS, file(""))).isEmpty();
  }

  private Path packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return Files.write(directory.resolve("log.gz"), bytes.toByteArray());
  }

  @Test
  void whatIsNoSuchLog_isNamedByFileAndLine() throws Exception {
    Path file = file(DECRYPT + "\n" + DECRYPT.replace("\"eventTime\"", "\"when\"") + "\n");
    assertThatThrownBy(() -> uses(KeyService.AWS, file))
        .isInstanceOf(Failure.class)
        .hasMessage(file + ":2: it is no entry of such a log: it has no eventTime");
    Path cut = file(DECRYPT + "\n" + DECRYPT.substring(0, 40));
    assertThatThrownBy(() -> uses(KeyService.AWS, cut))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith(cut + ":2: it is no JSON");
    Path scalar = file(DECRYPT + "\n\n17\n");
    assertThatThrownBy(() -> uses(KeyService.AWS, scalar))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith(scalar + ":3: an entry is a JSON object");
    byte[] whole = Files.readAllBytes(packed(DECRYPT));
    Path cutPack = Files.write(directory.resolve("cut.gz"), Arrays.copyOf(whole, whole.length - 9));
    assertThatThrownBy(() -> uses(KeyService.AWS, cutPack))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(cutPack + ": it was cut, or damaged");
  }

  @Test
  void directory_isReadToItsDepth_butNotCloudTrailsDigestsOrHiddenFiles() throws Exception {
    Path year = Files.createDirectories(directory.resolve("CloudTrail/eu/2027"));
    Path digests = Files.createDirectories(directory.resolve("CloudTrail-Digest/eu"));
    Path log = Files.writeString(year.resolve("a.json"), DECRYPT);
    Files.writeString(year.resolve(".half-written"), "{");
    Files.writeString(digests.resolve("d.json"), "{}");
    assertThat(LogFiles.of(List.of(directory))).containsExactly(log);
    assertThatThrownBy(() -> LogFiles.of(List.of(digests.getParent().resolve("none"))))
        .isInstanceOf(IOException.class);
  }
}
