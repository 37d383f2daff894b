package io.bulla.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedServerTest {

  private static final String SCRIPT =
      Tools.checkout().resolve(ServerInstallation.SCRIPT).toString();

  @TempDir Path directory;

  @Test
  void otherServer_isDescribedByItsFile() throws Exception {
    Path file = Files.writeString(directory.resolve("openbao"), "address=https://there\ntoken=t\n");

    assertThat(new SharedServer("openbao").variable()).isEqualTo("BULLA_SERVER_OPENBAO");
    assertThat(SharedServer.said(file).one("address")).isEqualTo("https://there");
  }

  @Test
  void hostWithoutGo_isToldWhatToInstall() throws Exception {
    assertNeeds("openbao", "go", "Go 1.24");
  }

  @Test
  void hostWithoutPython_isToldWhatToInstall() throws Exception {
    assertNeeds("moto", "python3", "Python 3.9");
  }

  @Test
  void unknownServer_isRefusedWithAHint() throws Exception {
    ProcessOutput output = ProcessOutput.of(new ProcessBuilder(SCRIPT, "hammer"));

    assertThat(output.exitCode()).isNotZero();
    assertThat(output.standardError()).contains("error: ", "hammer", "hint: ");
  }

  private void assertNeeds(String server, String program, String hint) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", SCRIPT, "--into", directory.toString(), server);
    builder.environment().put("PATH", directory.toString());

    ProcessOutput output = ProcessOutput.of(builder);

    assertThat(output.exitCode()).isNotZero();
    assertThat(output.standardError())
        .contains("error: ", "no " + program, server, "hint: ", "install " + hint);
  }
}
