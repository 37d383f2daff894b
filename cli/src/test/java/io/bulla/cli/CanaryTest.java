package io.bulla.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.SecretSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No PIN, passphrase, DEK or plaintext in any output, log record, stack trace or audit line, with
 * every logger at its most talkative. That they would be found is shown by planting them.
 */
class CanaryTest {
  private static final String EVERYTHING =
      """
      handlers = java.util.logging.ConsoleHandler
      java.util.logging.ConsoleHandler.level = ALL
      .level = ALL
      """;

  @TempDir Path temp;
  private Path site;
  private Path output;
  private Path secrets;

  @BeforeEach
  void places() throws IOException {
    site = Files.createDirectory(temp.resolve("site"));
    output = temp.resolve("output");
    secrets = temp.resolve("secrets");
  }

  @Test
  void sealingOpeningAndFailing_tellNoSecret() throws Exception {
    run();
    String all = Files.readString(output, ISO_8859_1);
    assertThat(all.lines().filter(line -> line.startsWith("ended with 0")).count()).isEqualTo(7);
    assertThat(all).contains("ended with 6", "ended with 7", "AEADBadTagException", "FINE");
    String audit = audit();
    assertThat(audit).contains("kek.unwrap", "BAD_TAG", "DENIED", "model.load");
    assertThat(found(all + audit)).isEmpty();
  }

  @Test
  void plantedSecrets_areFound() throws Exception {
    run("plant");
    assertThat(found(Files.readString(output, ISO_8859_1))).hasSize(6);
  }

  private void run(String... more) throws Exception {
    Path logging = Files.writeString(temp.resolve("logging.properties"), EVERYTHING);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.util.logging.config.file=" + logging,
                "-cp",
                System.getProperty("java.class.path"),
                CanaryJvm.class.getName(),
                site.toString(),
                secrets.toString()));
    command.addAll(List.of(more));
    Process jvm =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(jvm.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(jvm.exitValue()).as(Files.readString(output, ISO_8859_1)).isZero();
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
