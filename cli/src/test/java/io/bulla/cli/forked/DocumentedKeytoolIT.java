package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The line with {@code keytool} of docs/provider.md, from where the distribution is unpacked. */
class DocumentedKeytoolIT {
  @Test
  void keytool_listsTheKeks() throws IOException {
    Path security =
        Keys.write(
            Scratch.directory("keytool").resolve("bulla.security"),
            "security.provider.13=Bulla " + Keys.configuration("") + "\n");
    String line = documented().replace("bulla.security", security.toString());
    assertThat(line).contains(security.toString());
    String script = "cd '" + Command.distribution() + "' && echo | \"$JAVA_HOME/bin/\"" + line;
    Outcome listed = Keys.bulla().under("sh", "-c", script, "sh").run();
    assertThat(listed.succeeded().out()).contains("models, ", "models/1, ");
  }

  private static String documented() throws IOException {
    return Files.readAllLines(SharedData.checkout().resolve("docs/provider.md")).stream()
        .filter(line -> line.startsWith("keytool "))
        .findFirst()
        .orElseThrow();
  }
}
