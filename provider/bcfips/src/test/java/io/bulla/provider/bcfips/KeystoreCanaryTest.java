package io.bulla.provider.bcfips;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.SecretSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No password of a key store and no DEK in any log record, exception or audit line, with every
 * logger at its most talkative. That they would be found is shown by planting them.
 */
class KeystoreCanaryTest {
  private static final String EVERYTHING =
      """
      handlers = java.util.logging.ConsoleHandler
      java.util.logging.ConsoleHandler.level = ALL
      .level = ALL
      """;

  @TempDir Path temp;
  private Path site;
  private Path secrets;

  @BeforeEach
  void places() throws IOException {
    site = Files.createDirectory(temp.resolve("site"));
    Files.createDirectory(site.resolve("audit"));
    secrets = temp.resolve("secrets");
  }

  @Test
  void usesAndFailuresOfAKeyStore_tellNoSecret() throws Exception {
    String said = run();
    assertThat(said.lines().filter(line -> line.contains("canary refused: "))).hasSize(6);
    assertThat(said).contains("FINEST", "kek.models", "wrong password", "password open to others");
    String audit = audit();
    assertThat(audit).contains("kek.create", "kek.unwrap", "BAD_TAG", "DENIED");
    assertThat(found(said + audit)).isEmpty();
  }

  @Test
  void plantedSecrets_areFound() throws Exception {
    assertThat(found(run("plant"))).hasSize(3);
  }

  private String run(String... more) throws Exception {
    Path logging = Files.writeString(temp.resolve("logging.properties"), EVERYTHING);
    List<String> command =
        new ArrayList<>(
            List.of(
                Forked.tool("java"),
                "-Djava.util.logging.config.file=" + logging,
                "-Dbulla.test.extensions=" + Keystores.extensions(),
                "-cp",
                System.getProperty("java.class.path"),
                KeystoreCanaryProgram.class.getName(),
                site.toString(),
                secrets.toString()));
    command.addAll(List.of(more));
    Forked program = Forked.run(command);
    assertThat(program.exitCode()).as(program.output()).isZero();
    return program.output();
  }

  private String audit() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> chains = Files.list(site.resolve("audit"))) {
      for (Path chain : chains.toList()) {
        all.append(Files.readString(chain));
      }
    }
    return all.toString();
  }

  private List<String> found(String text) throws IOException {
    return SecretSearch.found(Files.readAllLines(secrets), text);
  }
}
