package io.bulla.commands;

import io.bulla.harness.Distribution;
import io.bulla.harness.Outcome;
import io.bulla.harness.Scratch;
import io.bulla.harness.Shell;
import io.bulla.harness.SmallModel;
import io.bulla.testing.SoftHsm;
import io.bulla.testing.SoftHsmStore;
import io.bulla.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host with an HSM: the directories that a runbook names lie below one of its own. */
final class Site {
  private static final Pattern PLACES =
      Pattern.compile("(?<![\\w/.])/(?=(?:etc/bulla|media|models|var/lib/bulla|var/log/bulla)\\b)");
  private static final String PIN = "31415926";
  private static final String PASSPHRASE = "correct horse battery staple of ";

  private final Path root;
  private final SoftHsmStore tokens;
  private final Map<String, String> environment;

  private Site(Path root, SoftHsmStore tokens, Map<String, String> environment) {
    this.root = root;
    this.tokens = tokens;
    this.environment = environment;
  }

  static Site create() throws IOException {
    SoftHsm softHsm = Tools.requireSoftHsm();
    Path root = Scratch.directory("site");
    Files.createDirectory(root.resolve("bin"));
    Files.copy(SmallModel.directory().resolve("model.onnx"), root.resolve("model.onnx"));
    util(root.resolve("bin/softhsm2-util"), softHsm);
    SoftHsmStore tokens = SoftHsmStore.create(softHsm, root.resolve("hsm"));
    return new Site(root, tokens, environment(root, tokens));
  }

  /** The vendor's tool, which may lie anywhere. */
  private static void util(Path script, SoftHsm softHsm) throws IOException {
    Files.writeString(
        script,
        "#!/bin/sh\nexec " + softHsm.util() + " --module " + softHsm.module() + " \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  private static Map<String, String> environment(Path root, SoftHsmStore tokens) {
    Map<String, String> environment = new HashMap<>(tokens.environment());
    Path bulla = Distribution.built().command().getParent();
    environment.put("PATH", root.resolve("bin") + ":" + bulla + ":" + System.getenv("PATH"));
    environment.put("BULLA_CONFIG", root.resolve("etc/bulla/bulla.properties").toString());
    environment.put("MODULE", tokens.module().toString());
    environment.put("PIN", PIN);
    environment.put("SO_PIN", PIN + PIN);
    environment.put("ALICE_PASSPHRASE", PASSPHRASE + "alice");
    environment.put("BOB_PASSPHRASE", PASSPHRASE + "bob");
    environment.put("AUDITOR_PASSPHRASE", PASSPHRASE + "auditor");
    return environment;
  }

  /** Runs shell commands as a runbook has them; the first that fails ends it, and the test. */
  Outcome run(String commands) {
    String here = PLACES.matcher(commands).replaceAll(Matcher.quoteReplacement(root + "/"));
    return Shell.run(here, environment, root).succeeded();
  }

  void loseToken(String label) {
    tokens.delete(label);
  }
}
