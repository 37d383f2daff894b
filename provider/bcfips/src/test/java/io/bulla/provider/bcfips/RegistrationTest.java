package io.bulla.provider.bcfips;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.provider.BullaProvider;
import io.bulla.provider.Configured;
import io.bulla.provider.Seam;
import io.bulla.testing.Requires;
import io.bulla.testing.SoftHsmToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registered in {@code java.security}, in a JVM of its own. */
class RegistrationTest {
  @TempDir Path directory;
  private Path configuration;

  @BeforeEach
  void createKek() throws Exception {
    Path password = Keystores.passwordFile(directory, Keystores.PASSWORD);
    configuration =
        Configured.file(
            directory,
            Keystores.extensionsSetting(),
            "kek.models = " + Keystores.uri(directory.resolve("keys.bcfks"), password));
    new Seam(new BullaProvider().configure(configuration.toString())).create("models");
  }

  @ParameterizedTest
  @ValueSource(strings = {"io.bulla.provider.BullaProvider", "Bulla"})
  void registeredByClassOrName_servesKeys(String name) throws Exception {
    Forked forked = Forked.program(List.of(registration(name)));
    assertThat(forked.output()).contains("unwrapped 32 by Bulla");
    assertThat(forked.exitCode()).isZero();
  }

  @Test
  void brokenConfiguration_isReportedByTheRegisteredProvider() throws Exception {
    Files.writeString(configuration, "\nkek.models = nonsense\n");
    Forked forked = Forked.program(List.of(registration("Bulla")));
    assertThat(forked.output()).contains(configuration + ":2: kek.models: ");
    assertThat(forked.exitCode()).isNotZero();
  }

  @Test
  void unusedKek_loadsNothingOfBouncyCastle() throws Exception {
    List<String> verbose = List.of(registration("Bulla"), "-Xlog:class+load");
    Forked idle = Forked.program(verbose, "idle");
    assertThat(idle.output()).contains("idle Bulla").doesNotContain("org.bouncycastle");
    Forked used = Forked.program(verbose);
    assertThat(used.output())
        .contains("unwrapped 32")
        .contains("org.bouncycastle")
        .doesNotContain(" com.sun.jna.");
  }

  @Test
  void kekInAToken_loadsNothingOfBouncyCastle() throws Exception {
    SoftHsmToken token = SoftHsmToken.fresh();
    configuration =
        Configured.file(directory, Keystores.extensionsSetting(), "kek.models = " + uri(token));
    new Seam(new BullaProvider().configure(configuration.toString())).create("models");
    List<String> verbose = List.of(registration("Bulla"), "-Xlog:class+load");
    Forked used = Forked.program(token.store().environment(), verbose);
    assertThat(used.output())
        .contains("unwrapped 32 by Bulla")
        .contains(" io.bulla.provider.BullaProvider ")
        .doesNotContain("org.bouncycastle");
  }

  private static String uri(SoftHsmToken token) {
    return "pkcs11:token="
        + token.label()
        + "?module-path="
        + token.module()
        + "&pin-source=file:"
        + token.pinFile().toAbsolutePath();
  }

  @Test
  void keytool_listsKeks() throws Exception {
    Forked listed = keytool("-list");
    assertThat(listed.output()).contains("models, ").contains("models/1, ");
    assertThat(listed.exitCode()).isZero();
  }

  @Test
  void keytool_deletesNoKek() throws Exception {
    Forked deleted = keytool("-delete", "-alias", "models", "-storepass", "not-used");
    assertThat(deleted.output()).contains("deletes no KEK");
    assertThat(deleted.exitCode()).isNotZero();
    assertThat(keytool("-list").output()).contains("models, ");
  }

  private Forked keytool(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(Forked.java());
    command.add(registration("Bulla"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("-m", "java.base/sun.security.tools.keytool.Main"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", "NONE", "-storetype", "Bulla"));
    return Forked.run(command);
  }

  @Test
  void temporaryDirectoryThatMayNotExecute_isNamedWithTheFix() throws Exception {
    Requires.that(
        canMount(), "the right to mount a noexec directory (root, unshare)", "run as root");
    Path noexec = Files.createDirectory(directory.resolve("noexec"));
    assertThat(unwrapWithTemp(noexec, "").output())
        .contains(noexec.toString())
        .contains("noexec")
        .contains("java.io.tmpdir")
        .contains("-Dorg.bouncycastle.native.cpu_variant=java");
    assertThat(unwrapWithTemp(noexec, "-Dorg.bouncycastle.native.cpu_variant=java").output())
        .contains("unwrapped 32");
  }

  private Forked unwrapWithTemp(Path noexec, String option) throws Exception {
    String java =
        String.join(
            " ",
            String.join(" ", Forked.java()),
            registration("Bulla"),
            "-Djava.io.tmpdir=" + noexec,
            option,
            "-cp",
            System.getProperty("java.class.path"),
            RegisteredProgram.class.getName());
    return Forked.run(List.of("unshare", "-m", "sh", "-c", mount(noexec) + " && " + java));
  }

  private boolean canMount() throws Exception {
    Path probe = Files.createDirectory(directory.resolve("probe"));
    return Files.isExecutable(Path.of("/usr/bin/unshare"))
        && Forked.run(List.of("unshare", "-m", "sh", "-c", mount(probe))).exitCode() == 0;
  }

  private static String mount(Path at) {
    return "mount -t tmpfs -o noexec tmpfs " + at;
  }

  private String registration(String name) throws Exception {
    return Forked.registration(directory, name + " " + configuration);
  }
}
