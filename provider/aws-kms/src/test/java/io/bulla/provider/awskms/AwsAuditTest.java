package io.bulla.provider.awskms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.bulla.provider.KmsSite.Role;
import io.bulla.provider.ServiceSeam;
import io.bulla.testing.MotoServer;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What our audit has of uses of KMS, and what KMS gets from which CloudTrail makes its record: moto
 * has no CloudTrail.
 */
class AwsAuditTest {
  @RegisterExtension static final MotoServer MOTO = new MotoServer();

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

  private ServiceSeam seam(Role role) throws Exception {
    return ServiceSeam.of(
        directory,
        site.uri(tap.address(), role, directory.resolve(role.name())),
        "audit.directory = " + audit,
        "audit.required = true");
  }

  private String last(String operation) throws IOException {
    try (Stream<Path> files = Files.list(audit)) {
      List<String> lines =
          files
              .flatMap(AwsAuditTest::lines)
              .filter(line -> line.contains("\"operation\":\"" + operation + "\""))
              .toList();
      return lines.get(lines.size() - 1);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String found(Pattern pattern, String line) {
    Matcher matcher = pattern.matcher(line);
    assertThat(matcher.find()).as(line).isTrue();
    return matcher.group(1);
  }

  @Test
  void wrap_isOneRequest_withOurEvent_andTheContextByItsNames() throws Exception {
    assertThat(seam(Role.TRAINING).wrap()).isNotEmpty();

    String record = last("kek.wrap");
    assertThat(record).contains("mini").contains(site.keyArn());
    assertThat(tap.requests().split("X-Amz-Target: ", -1))
        .as("one operation of the KEK")
        .hasSize(2);
    assertThat(tap.requests())
        .contains("X-Amz-Target: TrentService.Encrypt")
        .containsPattern("User-Agent: [^\r]* bulla/" + Pattern.quote(found(EVENT, record)))
        .contains("\"KeyId\":\"" + site.keyArn() + "\"")
        .contains("\"EncryptionContext\":{\"model-id\":\"mini\",\"model-version\":\"3\"}");
    assertThat(tap.answers()).containsIgnoringCase("RequestId: " + found(REQUEST, record));
  }

  @Test
  void roleThatMayOnlyOpen_isDeniedToSeal_andThatIsAudited() throws Exception {
    ServiceSeam serving = seam(Role.SERVING);
    assertDenied(catchThrowable(serving::wrap), "kek.wrap");
    assertThat(serving.opens(seam(Role.TRAINING).wrap())).isTrue();
  }

  @Test
  void roleThatMayOnlySeal_isDeniedToOpen_andThatIsAudited() throws Exception {
    ServiceSeam training = seam(Role.TRAINING);
    byte[] blob = training.wrap();
    assertDenied(catchThrowable(() -> training.unwrap(blob)), "kek.unwrap");
    assertThat(tap.requests())
        .contains("X-Amz-Target: TrentService.Decrypt")
        .contains(" bulla/" + found(EVENT, last("kek.unwrap")));
  }

  private void assertDenied(Throwable failure, String operation) throws IOException {
    assertThat(failure).hasCauseInstanceOf(AccessDeniedException.class);
    assertThat(failure.getCause())
        .hasMessageContaining("AccessDeniedException")
        .hasMessageContaining("IAM policy");
    String record = last(operation);
    assertThat(record).contains("\"status_code\":\"DENIED\"");
    assertThat(failure.getCause()).hasMessageContaining(found(REQUEST, record));
    assertThat(tap.answers()).containsIgnoringCase("RequestId: " + found(REQUEST, record));
  }
}
