package io.bulla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.loader.ModelInspector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a version of a KEK on a token, by two administrators and the commands. */
class KeyDestructionTest {
  @TempDir Path directory;
  private TokenSite site;

  @BeforeEach
  void makeAdministrators() throws IOException {
    site = TokenSite.signed(directory);
  }

  private InProcess bulla(Object... arguments) {
    return site.bulla(arguments);
  }

  private InProcess alice(Object... arguments) {
    return site.by("alice", arguments);
  }

  private InProcess bob(Object... arguments) {
    return site.by("bob", arguments);
  }

  @Test
  void destruction_takesTwoAndTime_andNoModelThatNeedsTheVersion() throws Exception {
    alice("create", "models").succeeded();
    Path sealed = site.seal("model.onnx");
    alice("rotate", "models").succeeded();
    Object[] destroy = {"destroy", "models/1", "--models", directory.resolve("sealed")};
    alice(destroy).failed(ExitCode.KEY, "models/1 is still named by " + sealed, "bulla rewrap");
    bulla("rewrap", sealed, "--to-newest").succeeded();
    alice("destroy", "models/1", "--models", directory.resolve("sealed"), "--wait", "0s")
        .failed(ExitCode.KEY, "waits for 168 hours", "lifecycle.destruction-wait");
    assertThat(alice(destroy).succeeded().out()).contains("by another administrator");
    bob(destroy).failed(ExitCode.KEY, "waiting period", "");
    PastStates.shift(directory, Duration.ofDays(8));
    refusedWhereTheRequestWasNotSeenBefore(destroy);
    alice(destroy).failed(ExitCode.KEY, "another key has to", "another administrator give");
    alice("suspend", "models/9").failed(ExitCode.KEY, "has no version 9", "bulla key inventory");
    bulla("key", "admin", "init", directory.resolve("mallory"), "--no-passphrase").succeeded();
    site.by("mallory", destroy).failed(ExitCode.TOKEN, "does not list", "lifecycle.admin-keys");
    assertThat(bob(destroy).succeeded().out()).contains("is destroyed");
    assertThat(bulla("key", "inventory").succeeded().out())
        .containsPattern("models +1 +destroyed +- +- +gone");
    bulla("verify", sealed).succeeded();
  }

  /** As on a host that just got the request, which may be of a clock that was set back. */
  private void refusedWhereTheRequestWasNotSeenBefore(Object... destroy) throws IOException {
    Path memory = directory.resolve("host/seen");
    Path kept = Files.move(memory, directory.resolve("kept"));
    bob(destroy).failed(ExitCode.KEY, "this host first saw the request at", "");
    bob(destroy).failed(ExitCode.KEY, "this host first saw the request at", "");
    Files.move(kept, memory, StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void modelBehindALinkOrUnreadable_isNoLessNeeded() throws Exception {
    alice("create", "models").succeeded();
    Path sealed = site.seal("model.onnx");
    alice("rotate", "models").succeeded();
    Path links = Files.createDirectory(directory.resolve("links"));
    Object[] destroy = {"destroy", "models/1", "--models", links};
    Path link = Files.createSymbolicLink(links.resolve("there"), directory.resolve("sealed"));
    alice(destroy)
        .failed(ExitCode.KEY, "still named by " + link.resolve("model.onnx"), "bulla rewrap");
    bulla("rewrap", sealed, "--to-newest").succeeded();
    Files.write(links.resolve("cut.onnx"), Arrays.copyOf(Files.readAllBytes(sealed), 5000));
    alice(destroy).failed(ExitCode.KEY, "perhaps needed by what cannot be read", "cut.onnx");
    Files.delete(links.resolve("cut.onnx"));
    Files.createSymbolicLink(links.resolve("loop"), links);
    alice(destroy).failed(ExitCode.IO, "loop: a link to a directory above it", "");
  }

  /** A model may open by them alone, wherever it is. */
  @Test
  void recipientsOfTheConfiguredDirectory_areNoLessNeeded() throws Exception {
    alice("create", "models").succeeded();
    Path sealed = site.seal("model.onnx");
    Path recipients = Files.createDirectory(directory.resolve("recipients"));
    bulla("rewrap", sealed, "--add", "models", "--detached", recipients).succeeded();
    alice("rotate", "models").succeeded();
    bulla("rewrap", sealed, "--to-newest").succeeded();
    TokenSite reading = site.with("BULLA_LOADER_RECIPIENTS_DIRECTORY", recipients.toString());
    Object[] destroy = {"destroy", "models/1", "--models", sealed.getParent()};
    reading
        .by("alice", destroy)
        .failed(ExitCode.KEY, "models/1 is still named by " + recipients, "bulla rewrap");
    Files.delete(recipients.resolve(ModelInspector.inspect(sealed).sealId() + ".bulla-recipients"));
    Files.delete(recipients);
    reading.by("alice", destroy).failed(ExitCode.IO, recipients.toString(), "");
    alice(destroy).succeeded();
  }

  @Test
  void lookThatFoundNoModel_destroysNothing_unlessToldThatThereAreNone() throws IOException {
    alice("create", "models").succeeded();
    alice("rotate", "models").succeeded();
    Path empty = Files.createDirectory(directory.resolve("empty"));
    alice("destroy", "models/1", "--models", empty)
        .failed(ExitCode.KEY, "no sealed model is below [" + empty + "]", "--no-models");
    Path plain = Files.write(directory.resolve("plain.onnx"), new byte[1000]);
    alice("destroy", "models/1", "--models", plain, "--no-models")
        .failed(ExitCode.IO, plain + ": not a directory", "");
    assertThat(bulla("key", "inventory").succeeded().out()).contains("deactivated");
    assertThat(alice("destroy", "models/1", "--models", empty, "--no-models").succeeded().out())
        .contains("by another administrator");
  }
}
