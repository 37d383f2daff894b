package io.bulla.provider.awskms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.KmsSite.Role;
import io.bulla.provider.Seam;
import io.bulla.provider.ServiceSeam;
import io.bulla.testing.MotoServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A role that may have data keys made and encrypt nothing, by the policy as it is documented. */
class AwsDataKeyTest {
  @RegisterExtension static final MotoServer MOTO = new MotoServer();

  private static final byte[] CONTEXT =
      "model-id=mini\nmodel-version=3\n".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern EVENT = Pattern.compile("\"correlation_uid\":\"([^\"]+)\"");
  private static final Pattern REQUEST = Pattern.compile("\"request-id\":\"([^\"]+)\"");

  @TempDir Path directory;
  private AwsKmsSite site;
  private WireTap tap;
  private Path audit;

  @BeforeEach
  void begin() throws Exception {
    site = new AwsKmsSite(MOTO);
    tap = WireTap.before(MOTO.address());
    audit = Files.createDirectory(directory.resolve("audit"));
  }

  @AfterEach
  void end() throws Exception {
    tap.close();
    site.close();
  }

  /** May have data keys made, and nothing else. */
  private Seam generating() throws Exception {
    return seam(site.uriOfGenerating(tap.address(), directory.resolve("generating")));
  }

  private Seam seam(Role role) throws Exception {
    return seam(site.uri(tap.address(), role, directory.resolve(role.name())));
  }

  private Seam seam(String uri) {
    return ServiceSeam.of(directory, uri, "audit.directory = " + audit, "audit.required = true")
        .seam();
  }

  private String requests(String operation) {
    return "X-Amz-Target: TrentService." + operation;
  }

  private String last(String operation) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(audit)) {
      for (Path file : files.toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString()
        .lines()
        .filter(line -> line.contains("\"operation\":\"" + operation + "\""))
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  private static String found(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    assertThat(matcher.find()).as(line).isTrue();
    return matcher.group(1);
  }

  @Test
  void roleThatMayOnlyGenerate_hasADekMade_whichTheServingRoleUnwraps() throws Exception {
    Seam training = generating();
    Seam.Made made = training.make(training.key("models"), CONTEXT);
    assertThat(made.dek()).hasSize(32);
    assertThat(made.version()).isEqualTo("1");

    Seam serving = seam(Role.SERVING);
    assertThat(serving.unwrap(serving.key("models/1"), made.blob(), CONTEXT)).isEqualTo(made.dek());
    assertThatThrownBy(() -> serving.unwrap(serving.key("models/1"), made.blob(), new byte[] {1}))
        .isInstanceOf(AEADBadTagException.class);
    assertThat(
            catchThrowable(() -> training.unwrap(training.key("models/1"), made.blob(), CONTEXT)))
        .hasCauseInstanceOf(AccessDeniedException.class);
  }

  @Test
  void making_isOneRequest_withOurEvent_andTheContextByItsNames() throws Exception {
    Seam training = generating();
    training.make(training.key("models"), CONTEXT);

    String record = last("kek.make-dek");
    assertThat(record).contains("mini").contains(site.keyArn());
    assertThat(tap.requests().split("X-Amz-Target: ", -1)).as("one operation").hasSize(2);
    assertThat(tap.requests())
        .contains(requests("GenerateDataKey\r\n"))
        .containsPattern("User-Agent: [^\r]* bulla/" + Pattern.quote(found(EVENT, record)))
        .contains("\"KeyId\":\"" + site.keyArn() + "\"", "\"NumberOfBytes\":32")
        .contains("\"EncryptionContext\":{\"model-id\":\"mini\",\"model-version\":\"3\"}");
    assertThat(tap.answers()).containsIgnoringCase("RequestId: " + found(REQUEST, record));
  }

  /** What would be denied is not tried: CloudTrail's reader would be alarmed. */
  @Test
  void dekThatIsThere_isRefusedHere_andNothingIsSent() throws Exception {
    Seam training = generating();
    Throwable failure =
        catchThrowable(() -> training.wrap(training.key("models"), new byte[32], CONTEXT));
    assertThat(failure.getCause())
        .hasMessageStartingWith("refused: ")
        .hasMessageContaining("x-bulla-data-key");
    assertThat(tap.requests()).isEmpty();
  }

  @Test
  void roleThatMayNotGenerate_isDenied_andThatIsAudited() throws Exception {
    String uri = site.uri(tap.address(), Role.TRAINING, directory.resolve("encrypting"));
    Seam encrypting = seam(uri + "&x-bulla-data-key=generate");
    Throwable failure = catchThrowable(() -> encrypting.make(encrypting.key("models"), CONTEXT));
    assertThat(failure).hasCauseInstanceOf(AccessDeniedException.class);
    String record = last("kek.make-dek");
    assertThat(record).contains("\"status_code\":\"DENIED\"");
    assertThat(failure.getCause()).hasMessageContaining(found(REQUEST, record));
  }

  @Test
  void disabledKey_isUnusable() throws Exception {
    Seam training = generating();
    site.administrator().kms().disableKey(request -> request.keyId(site.keyId()));
    assertThat(catchThrowable(() -> training.make(training.key("models"), CONTEXT)).getCause())
        .hasMessageStartingWith("unusable: ")
        .hasMessageContaining("DisabledException");
  }

  @Test
  void answerWithoutAKey_orOfAnother_isRefused() throws Exception {
    Seam training = seam(site.uriOfGenerating(site.server(), directory.resolve("generating")));
    String other = site.keyArn().replace(site.keyId(), "0".repeat(8) + site.keyId().substring(8));
    for (String body :
        new String[] {
          "{\"KeyId\":\""
              + other
              + "\",\"CiphertextBlob\":\"YmxvYg==\",\"Plaintext\":\"YmxvYg==\"}",
          "{\"KeyId\":\"" + site.keyArn() + "\",\"Plaintext\":\"YmxvYg==\"}",
          "{\"KeyId\":\"" + site.keyArn() + "\",\"CiphertextBlob\":\"YmxvYg==\"}",
          "{\"KeyId\":\""
              + site.keyArn()
              + "\",\"CiphertextBlob\":\"YmxvYg==\",\"Plaintext\":\"YmxvYg==\"}",
        }) {
      site.proxy().answer(1, CannedAnswer.of(200, body));
      assertThat(catchThrowable(() -> training.make(training.key("models"), CONTEXT)).getCause())
          .as(body)
          .hasMessageStartingWith("refused: ");
    }
  }

  @Test
  void otherValue_isAnErrorOfTheConfiguration() throws Exception {
    String uri = site.uri(tap.address(), Role.TRAINING, directory.resolve("wrong"));
    Seam wrong = seam(uri + "&x-bulla-data-key=yes");
    assertThat(catchThrowable(() -> wrong.make(wrong.key("models"), CONTEXT)).getCause())
        .hasMessageStartingWith("bad-config: ")
        .hasMessageContaining("x-bulla-data-key is 'generate'");
  }
}
