package io.bulla.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsTest {

  private static final String SCRIPT = Tools.checkout().resolve(Tools.SCRIPT).toString();

  @TempDir Path directory;

  @Test
  void softHsm_givesAModuleAndItsProgram() {
    SoftHsm softHsm = Tools.requireSoftHsm();
    assertThat(softHsm.module()).isRegularFile();
    assertThat(softHsm.util()).isExecutable();
  }

  @Test
  void strace_runs() throws Exception {
    assertThat(run(Tools.requireStrace(), "-V").standardOutput()).contains("strace");
  }

  @Test
  void gdb_runs() throws Exception {
    assertThat(run(Tools.requireGdb(), "--version").standardOutput()).contains("GNU gdb");
  }

  @Test
  void softHsmWithoutTheSystems_isUnpackedFromItsPackage() throws Exception {
    Tools.requireSoftHsm();
    Requires.that(
        Files.isExecutable(Path.of("/usr/bin/apt-get")), "apt-get", "a Debian or Ubuntu host");
    Path into = Tools.checkout().resolve("target/tools");
    ProcessOutput output =
        ProcessOutput.of(
            new ProcessBuilder(SCRIPT, "--ignore-system", "--into", into.toString(), "softhsm2"));
    assertThat(output.standardError()).doesNotContain("error:");
    assertThat(SoftHsm.of(KeyValueLines.parse(output.standardOutput())).module())
        .startsWith(into)
        .isRegularFile();
  }

  @Test
  void unknownTool_isRefusedWithAHint() throws Exception {
    ProcessOutput output = ProcessOutput.of(new ProcessBuilder(SCRIPT, "hammer"));
    assertThat(output.exitCode()).isNotZero();
    assertThat(output.standardError()).contains("error: ", "hammer", "hint: ");
  }

  @Test
  void hostWithoutApt_isToldWhatToInstall() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            "/bin/sh", SCRIPT, "--ignore-system", "--into", directory.toString(), "softhsm2");
    builder.environment().put("PATH", directory.toString());
    ProcessOutput output = ProcessOutput.of(builder);
    assertThat(output.exitCode()).isNotZero();
    assertThat(output.standardError()).contains("error: ", "apt-get", "hint: ", "SoftHSM 2");
  }

  private static ProcessOutput run(Program program, String argument) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(List.of(program.command().toString(), argument));
    builder.environment().putAll(program.environment());
    return ProcessOutput.of(builder);
  }
}
