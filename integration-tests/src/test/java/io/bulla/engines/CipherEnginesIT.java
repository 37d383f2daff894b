package io.bulla.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.BullaCommand;
import io.bulla.harness.Distribution;
import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Minilm;
import io.bulla.harness.Outcome;
import io.bulla.harness.Scratch;
import io.bulla.harness.Sealed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Models under each way to choose what does their cryptography. */
class CipherEnginesIT {
  private static final String APPROVED = "approved-only = true\n";
  private static final String ENGINE = "onnxruntime-1.21.1";
  private static final String CORRETTO = "AmazonCorrettoCryptoProvider";

  @Test
  void byDefault_theLogSaysWhichWasChosenAndWhy() {
    assertThat(session(Keys.sharedKeystore()))
        .contains("info: cipher engine: Conscrypt (DIRECT, measured in cold code: ");
  }

  @Test
  void approvedOnly_loadsByTheValidatedModule() {
    KeySetup keys = Keys.sharedKeystore();

    assertThat(session(keys.with(keys.text() + APPROVED)))
        .contains("cipher engine: BCFIPS (ARRAY, approved-only)");
  }

  @Test
  void approvedOnly_withATokenForKeks_loadsByTheValidatedModule() {
    KeySetup keys = Keys.sharedToken().setup();

    assertThat(session(keys.with(keys.text() + APPROVED)))
        .contains("cipher engine: BCFIPS (ARRAY, approved-only)");
  }

  @Test
  void approvedOnly_refusesAnotherEngine() {
    KeySetup keys = Keys.sharedKeystore();
    KeySetup both = keys.with(keys.text() + APPROVED + "loader.cipher-engine = SunJCE\n");

    Outcome outcome = BullaCommand.run(both, "verify", Sealed.minilmFile(keys));

    assertThat(outcome.exitCode()).isEqualTo(12);
    assertThat(outcome.err()).contains("loader.cipher-engine", "approved-only leaves BCFIPS only");
  }

  @Test
  void approvedOnly_takesNothingFromProvidersOfTheJvm() {
    KeySetup keys = Keys.sharedKeystore();

    Outcome approved = sealWithoutProviders(keys.with(keys.text() + APPROVED)).succeeded();
    Outcome usual = sealWithoutProviders(keys).succeeded();

    assertThat(approved.lines())
        .containsExactly(
            "before-ed25519 true signed true by BCFIPS (ARRAY, approved-only)",
            "before-p256 true signed true by BCFIPS (ARRAY, approved-only)",
            "providers [Undrawn version 1]",
            "ed25519 true signed true by BCFIPS (ARRAY, approved-only)",
            "p256 true signed true by BCFIPS (ARRAY, approved-only)");
    assertThat(usual.out())
        .contains("before-p256 true signed true by ", "\ned25519 failed: ", "\np256 failed: ");
  }

  @Test
  void engineOfAnExtension_isUsedWhereItIsNamed() throws IOException {
    KeySetup keys = Keys.sharedKeystore();
    Path extensions = Scratch.directory("extensions");
    copy(Distribution.built().root().resolve("extensions/bcfips"), extensions.resolve("bcfips"));
    Path corretto = Files.createDirectory(extensions.resolve("corretto"));
    for (Path jar : new EngineDirectory("corretto").jars()) {
      Files.copy(jar, corretto.resolve(jar.getFileName()));
    }
    String settings = "extensions.dir = " + extensions + "\nloader.cipher-engine = ";

    assertThat(session(keys.with(keys.text() + settings + CORRETTO + "\n")))
        .contains("cipher engine: " + CORRETTO + " (ARRAY, configured)");
    assertThat(session(keys.with(keys.text() + settings + "BCFIPS\n")))
        .contains("cipher engine: BCFIPS (ARRAY, configured)");
  }

  /** What the agent says on standard error in a JVM whose session computes what it should. */
  private static String session(KeySetup keys) {
    Path sealed = Sealed.seal(keys, Minilm.plainModel(), "model.onnx");

    Outcome outcome =
        ForkedJvm.running("RunSession", new EngineDirectory(ENGINE))
            .withAgent(keys)
            .run("path", sealed);

    assertThat(outcome.succeeded().lines()).containsExactly(Baseline.output("1.21.1").get(0));
    return outcome.err();
  }

  private static Outcome sealWithoutProviders(KeySetup keys) {
    return ForkedJvm.running("SealWithoutProviders")
        .withLoader()
        .run(keys.configuration(), Scratch.directory("alone"));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (var files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
