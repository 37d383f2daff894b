package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Paths that cannot be read, written or told apart: the error names them, and nothing is lost. */
@BesideOthers
class BadPlaceIT {
  @Test
  void missingInput_isNamed() {
    Path none = Path.of("/no/such/model");
    for (String command : new String[] {"inspect", "verify", "open"}) {
      Keys.here().run(command, none).failed(ExitCode.IO, none + ": no such file", "path");
    }
    Keys.here().run("seal", none, "-o", "x").failed(ExitCode.IO, none + ": no such file", "path");
  }

  @Test
  void unreadableFile_isNamed() throws IOException {
    Command bulla = Permissions.withoutPrivilege();
    Path sealed = Permissions.unreadable(Models.copy(Models.sealedFile()));
    bulla.run("verify", sealed).failed(ExitCode.IO, sealed + ": permission denied", "mode");
    Path plain = Permissions.unreadable(Models.copy(Models.plainFile()));
    bulla
        .run("seal", plain, "--in-place")
        .failed(ExitCode.IO, plain + ": permission denied", "mode");
    assertThat(Models.names(plain.getParent())).containsExactly("model.onnx");
    Path directory = Models.copy(Models.plainDirectory());
    Permissions.unreadable(directory.resolve("config"));
    Outcome outcome = bulla.run("seal", directory, "--in-place");
    Permissions.allowed(directory.resolve("config"));
    outcome.failed(ExitCode.IO, directory.resolve("config") + ": permission denied", "mode");
    assertThat(Models.contents(directory)).isEqualTo(Models.contents(Models.plainDirectory()));
  }

  @Test
  void directoryThatTakesNoFile_isNamed_notTheHiddenOne() throws IOException {
    Command bulla = Permissions.withoutPrivilege();
    Path closed = Scratch.directory("closed");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-x------"));
    Path output = closed.resolve("output");
    for (Outcome outcome :
        new Outcome[] {
          bulla.run("seal", Models.plainFile(), "-o", output),
          bulla.run("seal", Models.plainDirectory(), "-o", output),
          bulla.run("open", Models.sealedFile(), "-o", output),
          bulla.run("open", Models.sealedDirectory(), "-o", output)
        }) {
      outcome.failed(
          ExitCode.IO,
          closed + ": permission denied: nothing can be made in it, such as output",
          "mode");
      assertThat(outcome.err()).doesNotContain(".bulla-");
    }
  }

  @Test
  void auditBehindADirectoryThatMayNotBeEntered_isToldByTheDoctor_withWhoMayNot()
      throws IOException {
    Command bulla = Permissions.withoutPrivilege();
    Path above = Scratch.directory("audit");
    Path audit = Files.createDirectory(above.resolve("chains"));
    bulla = bulla.environment("BULLA_AUDIT_DIRECTORY", audit.toString());
    Permissions.unreadable(above);
    Outcome closed = bulla.run("doctor");
    Permissions.allowed(above);
    String user = "user " + System.getProperty("user.name");
    String owner = Files.getOwner(above).getName();
    assertThat(closed.out())
        .contains(audit + ", synced; " + user + " may not look at it: " + above + " may not be")
        .contains("it is of " + owner + " and ---------", "hint: let that user enter");
    Permissions.unreadable(audit);
    assertThat(bulla.run("doctor").out()).contains(user + " may not write there");
    Files.delete(audit);
    assertThat(bulla.run("doctor").out()).contains("it is not there");
  }

  @Test
  void plaintextThatWouldBeLeftOrLost_isNotDeleted() throws IOException {
    Path file = Models.copy(Models.plainFile());
    Files.createLink(Scratch.directory("link").resolve("other"), file);
    Keys.here()
        .run("seal", file, "--in-place")
        .failed(ExitCode.IO, file + ": has 2 names", "seal without deletion");
    assertThat(file).hasSameBinaryContentAs(Models.plainFile());
    Path directory = Models.copy(Models.plainDirectory());
    Path empty = Files.createDirectory(directory.resolve("cache"));
    Keys.here()
        .run("seal", directory, "--in-place")
        .failed(ExitCode.IO, empty + ": is an empty directory", "seal without deletion");
    assertThat(Models.contents(directory)).isEqualTo(Models.contents(Models.plainDirectory()));
  }

  /** The JVM takes the names of files in the locale's encoding: of this one, ASCII. */
  @Test
  void namesThatTheLocaleDoesNotHave_areRefused_andNothingIsMadeOfThem() throws IOException {
    Command ascii = Keys.bulla().environment("LC_ALL", "xx_XX");
    Path plain = Models.copy(Models.plainDirectory());
    Keys.write(plain.resolve("größe-模型.bin"), "weights");
    Path sealed = Scratch.directory("sealed").resolve("model");
    ascii
        .run("seal", plain, "-o", sealed)
        .failed(ExitCode.IO, "has a name that this locale cannot", "LC_ALL=C.UTF-8");
    assertThat(Models.names(sealed.getParent())).isEmpty();
    Keys.bulla().run("seal", plain, "-o", sealed).succeeded();
    ascii.run("verify", sealed).failed(ExitCode.IO, sealed + ": its member gr", "LC_ALL=C.UTF-8");
    ascii
        .run("verify", plain.resolveSibling("größe"))
        .failed(ExitCode.USAGE, "gr", "LC_ALL=C.UTF-8");
  }

  @Test
  void existingOutput_isLeftAsItIs() throws IOException {
    Path existing = Models.copy(Models.plainDirectory());
    Map<String, ByteBuffer> before = Models.contents(existing);
    String exists = existing + ": already exists";
    Keys.here()
        .run("seal", Models.plainDirectory(), "-o", existing)
        .failed(ExitCode.IO, exists, "nothing is overwritten");
    Keys.here()
        .run("open", Models.sealedDirectory(), "-o", existing)
        .failed(ExitCode.IO, exists, "nothing is overwritten");
    Path file = existing.resolve("model.onnx");
    Keys.here()
        .run("open", Models.sealedFile(), "-o", file)
        .failed(ExitCode.IO, file + ": already exists", "nothing is overwritten");
    Keys.here()
        .run("seal", Models.plainFile(), "-o", file)
        .failed(ExitCode.IO, file + ": already exists", "nothing is overwritten");
    assertThat(Models.contents(existing)).isEqualTo(before);
    assertThat(Models.names(existing.getParent())).containsExactly("model");
  }

  @Test
  void outputInTheModelItself_isRefused() throws IOException {
    Path model = Models.copy(Models.plainDirectory());
    Path inside = model.resolve("sealed");
    Keys.here().run("seal", model, "-o", inside).failed(ExitCode.IO, inside + ": lies in", "");
    assertThat(inside).doesNotExist();
  }
}
