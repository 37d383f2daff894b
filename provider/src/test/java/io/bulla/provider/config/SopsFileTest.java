package io.bulla.provider.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.testing.ForeignTools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets in files of SOPS, encrypted and decrypted by the command itself. */
class SopsFileTest {
  @TempDir Path directory;

  /** The command with an identity of its own: this process's environment is nobody's to change. */
  private String pathWithSops() throws IOException {
    Path age = ForeignTools.requireAge();
    Path identity = directory.resolve("identity.txt");
    ForeignTools.run(age.resolveSibling("age-keygen"), "-o", identity);
    Path script = directory.resolve("sops");
    Files.writeString(
        script,
        "#!/bin/sh\nSOPS_AGE_KEY_FILE=%s exec %s \"$@\"\n"
            .formatted(identity, ForeignTools.requireSops()));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return directory.toString();
  }

  private Path encrypted(String name, String content) throws IOException {
    Path plain = Files.writeString(directory.resolve("plain-" + name), content);
    Path file = directory.resolve(name);
    String recipient =
        ForeignTools.run(
                ForeignTools.requireAge().resolveSibling("age-keygen"),
                "-y",
                directory.resolve("identity.txt"))
            .strip();
    ForeignTools.run(
        directory.resolve("sops"), "encrypt", "--age", recipient, "--output", file, plain);
    return file;
  }

  private SopsFile file(String text, String path) {
    return SopsFile.parse(text, directory, Map.of("PATH", path)::get);
  }

  @Test
  @Tag("full")
  void secretsOfRealFiles_areRead_andFailuresTold() throws Exception {
    String path = pathWithSops();
    encrypted("secrets.yaml", "kek:\n  password: a pässword\n  list: [zero, one]\n  dot.ted: x\n");
    encrypted("key.bin", "raw\0key\n");
    assertThat(file("secrets.yaml#kek.password", path).read()).isEqualTo(utf8("a pässword"));
    assertThat(file("secrets.yaml#kek.list.1", path).read()).isEqualTo(utf8("one"));
    assertThat(file("secrets.yaml#[\"kek\"][\"dot.ted\"]", path).read()).isEqualTo(utf8("x"));
    assertThat(file("key.bin", path).read()).isEqualTo(utf8("raw\0key\n"));
    PinSource pin =
        PinSource.parse("sops:secrets.yaml#kek.password", directory, Map.of("PATH", path)::get);
    assertThat(pin.read("", null)).isEqualTo("a pässword".toCharArray());
    assertThat(failure(file("secrets.yaml#kek.none", path)))
        .hasMessageContaining("secrets.yaml#[\"kek\"][\"none\"]: sops failed with exit code");
    Files.delete(directory.resolve("identity.txt"));
    assertThat(failure(file("secrets.yaml#kek.password", path)))
        .hasMessageContaining("sops failed with exit code")
        .hasMessageNotContaining("pässword");
  }

  /** The child never ends by itself, so no end of the pipe can be what ends the run. */
  @Test
  void whatHoldsThePipeBeyondTheDeadline_isNotWaitedFor() throws Exception {
    Path hold = Files.createFile(directory.resolve("hold"));
    String script = "while [ -e '%s' ]; do sleep 0.1; done & wait".formatted(hold);
    SopsRun run = new SopsRun(List.of("/bin/sh", "-c", script), "sops:held");
    try {
      assertThatThrownBy(() -> run.output(Duration.ofMillis(300)))
          .isInstanceOf(KekException.class)
          .hasMessageContaining("sops:held: sops, or what it started, did not end within");
      assertThat(hold).as("what the child waits for").exists();
    } finally {
      Files.delete(hold);
    }
  }

  @Test
  void outputAndComplaintOfARun_areReadToTheirEnd() throws Exception {
    SopsRun told = new SopsRun(List.of("/bin/sh", "-c", "printf secret"), "sops:told");
    assertThat(told.output()).isEqualTo(utf8("secret"));
    String failing = "printf secret; echo no key of ours >&2; exit 3";
    assertThatThrownBy(() -> new SopsRun(List.of("/bin/sh", "-c", failing), "sops:no").output())
        .isInstanceOf(KekException.class)
        .hasMessage("sops:no: sops failed with exit code 3: no key of ours");
  }

  @Test
  void withoutSopsOrTheFile_itSaysSo() throws Exception {
    Files.writeString(directory.resolve("secrets.yaml"), "x");
    assertThat(failure(file("secrets.yaml", "relative:/nowhere")))
        .hasMessageContaining("no sops on the PATH; install it");
    assertThat(failure(file("none.yaml", "/nowhere"))).hasMessageContaining("no such file");
  }

  @Test
  void namesAndPathsThatAreNone_areMisuse() {
    for (String wrong : new String[] {"", "#a", "f#a..b", "f#a\".b", "f#a\\"}) {
      assertThatThrownBy(() -> file(wrong, "")).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> PinSource.parse("sops:", directory, name -> null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static KekException failure(SopsFile file) {
    KekException failure = catchThrowableOfType(KekException.class, file::read);
    assertThat(failure).isNotNull();
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    return failure;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
