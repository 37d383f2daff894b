package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.TalkativeJvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No PIN, passphrase, DEK or plaintext in any output, log record, stack trace or audit line, with
 * every logger at its most talkative. That they would be found is shown by planting them.
 */
class CanaryTest {
  @TempDir Path directory;

  private TalkativeJvm run(String... more) throws Exception {
    return TalkativeJvm.run(directory, CanaryJvm.class.getName(), List.of(), more);
  }

  @Test
  void sealingOpeningAndFailing_tellNoSecret() throws Exception {
    TalkativeJvm jvm = run();
    assertThat(jvm.said().lines().filter(line -> line.startsWith("ended with 0"))).hasSize(7);
    assertThat(jvm.said()).contains("ended with 6", "ended with 7", "AEADBadTagException", "FINE");
    assertThat(jvm.audit()).contains("kek.unwrap", "BAD_TAG", "DENIED", "model.load");
    assertThat(jvm.secretsTold()).isEmpty();
  }

  @Test
  void plantedSecrets_areFound() throws Exception {
    assertThat(run("plant").secretsTold()).hasSize(6);
  }
}
