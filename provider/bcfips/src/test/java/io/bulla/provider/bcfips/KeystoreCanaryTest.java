package io.bulla.provider.bcfips;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.TalkativeJvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No password of a key store and no DEK in any log record, exception or audit line, with every
 * logger at its most talkative. That they would be found is shown by planting them.
 */
class KeystoreCanaryTest {
  @TempDir Path directory;

  private TalkativeJvm run(String... more) throws Exception {
    String extensions = "-Dbulla.test.extensions=" + Keystores.extensions();
    return TalkativeJvm.run(
        directory, KeystoreCanaryProgram.class.getName(), List.of(extensions), more);
  }

  @Test
  void usesAndFailuresOfAKeyStore_tellNoSecret() throws Exception {
    TalkativeJvm jvm = run();
    assertThat(jvm.said().lines().filter(line -> line.contains("canary refused: "))).hasSize(6);
    assertThat(jvm.said())
        .contains("FINEST", "kek.models", "wrong password", "password open to others");
    assertThat(jvm.audit()).contains("kek.create", "kek.unwrap", "BAD_TAG", "DENIED");
    assertThat(jvm.secretsTold()).isEmpty();
  }

  @Test
  void plantedSecrets_areFound() throws Exception {
    assertThat(run("plant").secretsTold()).hasSize(3);
  }
}
