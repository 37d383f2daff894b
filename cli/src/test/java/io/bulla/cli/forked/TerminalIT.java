package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.testing.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees: the command on a pseudo-terminal. */
class TerminalIT {
  private static final long BYTES = 4L << 30;
  private static final String DRAWN = "\r\u001b[Ksealing [";

  @Test
  void longWork_showsHowFarItIs_andClearsTheLine() throws Exception {
    Requires.that(Files.isExecutable(Path.of("/usr/bin/script")), "script", "install bsdutils");
    Path directory = Scratch.directory("large");
    Path model = LargeModel.zeros(directory.resolve("model.onnx"), BYTES);
    Running seal = Running.startOnTerminal("seal", model, "--in-place");
    seal.awaitOutput(DRAWN);
    seal.signal("INT");
    Outcome outcome = seal.outcome();
    assertThat(outcome.exitCode()).as(outcome + "").isEqualTo(130);
    assertThat(outcome.out())
        .containsPattern("\\[#*-*\\] +[0-9]+% of 4\\.3 GB, [0-9.]+ .B/s")
        .containsPattern("\r\u001b\\[K(\\^C)?error: interrupted");
    Files.delete(model);
  }

  @ParameterizedTest
  @CsvSource({"correct horse, 0", "another horse, 2"})
  void passphraseOfANewKey_isAskedTwice_andNotShown(String again, int code) throws Exception {
    Requires.that(Files.isExecutable(Path.of("/usr/bin/script")), "script", "install bsdutils");
    Path key = Scratch.directory("admin").resolve("alice");
    Running init = Running.startOnTerminal("key", "admin", "init", key);
    init.awaitOutput("Passphrase for " + key + ".pem");
    init.type("correct horse");
    init.awaitOutput("The same again: ");
    init.type(again);
    Outcome outcome = init.outcome();
    assertThat(outcome.exitCode()).as(outcome + "").isEqualTo(code);
    assertThat(outcome.out()).doesNotContain("horse");
    if (code == 0) {
      assertThat(Path.of(key + ".pem")).content().contains("ENCRYPTED PRIVATE KEY");
    } else {
      assertThat(outcome.out()).contains("differ", "hint: type one twice");
      assertThat(Models.names(key.getParent())).isEmpty();
    }
  }

  @Test
  void quietCommand_showsNoBar() throws Exception {
    Requires.that(Files.isExecutable(Path.of("/usr/bin/script")), "script", "install bsdutils");
    Running verify = Running.startOnTerminal("verify", LargeModel.sealed(), "--quiet");
    Outcome outcome = verify.outcome();
    assertThat(outcome.exitCode()).as(outcome + "").isZero();
    assertThat(outcome.out()).contains("verified").doesNotContain("\u001b[K");
  }
}
