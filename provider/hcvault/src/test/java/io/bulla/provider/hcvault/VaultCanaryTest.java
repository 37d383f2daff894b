package io.bulla.provider.hcvault;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.provider.ServiceSeam;
import io.bulla.testing.OpenBaoServer;
import io.bulla.testing.TalkativeJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * No token, secret id or DEK in any log record, exception or audit line, with every logger at its
 * most talkative. That they would be found is shown by planting them.
 */
class VaultCanaryTest {
  @RegisterExtension static final OpenBaoServer BAO = new OpenBaoServer();

  @TempDir Path directory;
  @TempDir Path credentials;

  private TalkativeJvm run(String... more) throws Exception {
    TransitSite site = new TransitSite(BAO);
    Path token = credentials.resolve("token");
    TransitSite.writeSecret(token, BAO.token());
    String[] arguments =
        Stream.concat(Stream.of(site.keyUri(), token.toString()), Stream.of(more))
            .toArray(String[]::new);
    return TalkativeJvm.run(
        directory,
        VaultCanaryProgram.class.getName(),
        List.of("-Dbulla.test.extensions=" + ServiceSeam.extensions()),
        arguments);
  }

  @Test
  void usesAndFailuresOfTransit_tellNoSecret() throws Exception {
    TalkativeJvm jvm = run();
    assertThat(jvm.said().lines().filter(line -> line.contains("canary refused: "))).hasSize(5);
    assertThat(jvm.said()).contains("FINEST", "kek.models", "unknown token", "is refused (HTTP");
    assertThat(jvm.audit()).contains("kek.wrap", "BAD_TAG", "AUTHENTICATION_FAILED");
    assertThat(jvm.secretsTold()).isEmpty();
  }

  @Test
  void plantedSecrets_areFound() throws Exception {
    assertThat(run("plant").secretsTold()).hasSize(4);
  }
}
