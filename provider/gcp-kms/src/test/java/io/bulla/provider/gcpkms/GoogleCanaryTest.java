package io.bulla.provider.gcpkms;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.provider.ServiceSeam;
import io.bulla.testing.GoogleKmsServer;
import io.bulla.testing.GoogleKmsServer.Account;
import io.bulla.testing.SecretSearch;
import io.bulla.testing.TalkativeJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * No private key, workload's token, access token or DEK in any log record, exception or audit line,
 * with every logger at its most talkative, those of Google's library and of the JDK's HTTP
 * included. That they would be found is shown by planting them.
 */
class GoogleCanaryTest {
  @RegisterExtension static final GoogleKmsServer GOOGLE = new GoogleKmsServer();

  @TempDir Path directory;
  @TempDir Path credentials;

  private TalkativeJvm run(String... more) throws Exception {
    CryptoKeySite site = new CryptoKeySite(GOOGLE);
    Path token = Files.writeString(credentials.resolve("token"), "canary.workload.unknown");
    Path unknown = credentials.resolve("workload.json");
    Files.writeString(
        unknown,
        Files.readString(GOOGLE.workload())
            .replaceAll("\"file\": \"[^\"]*\"", "\"file\": \"" + token + "\""));
    String[] arguments =
        Stream.concat(
                Stream.of(
                    site.keyUri() + "&x-bulla-deadline=120000",
                    GOOGLE.keyFile(Account.ADMINISTRATOR).toString(),
                    GOOGLE.workload().toString(),
                    unknown.toString()),
                Stream.of(more))
            .toArray(String[]::new);
    return TalkativeJvm.run(
        directory,
        GoogleCanaryProgram.class.getName(),
        List.of("-Dbulla.test.extensions=" + ServiceSeam.extensions()),
        arguments);
  }

  @Test
  void usesAndFailures_tellNoSecret() throws Exception {
    TalkativeJvm jvm = run();
    assertThat(jvm.said().lines().filter(line -> line.contains("canary refused: "))).hasSize(2);
    assertThat(jvm.said()).contains("FINEST", "unknown workload", "gives no token");
    assertThat(jvm.said()).doesNotContain("access_token", "Bearer ", "SLF4J");
    assertThat(jvm.audit()).contains("kek.wrap", "BAD_TAG", "AUTHENTICATION_FAILED");
    assertThat(jvm.secretsTold()).isEmpty();
    List<String> issued = Files.readAllLines(GOOGLE.issuedTokens());
    assertThat(issued).as("access tokens").isNotEmpty();
    assertThat(SecretSearch.found(issued, jvm.said() + jvm.audit())).isEmpty();
    assertThat(SecretSearch.found(issued, "X-Token: " + issued.get(0))).hasSize(1);
  }

  @Test
  void plantedSecrets_areFound() throws Exception {
    assertThat(run("plant").secretsTold()).hasSize(4);
  }
}
