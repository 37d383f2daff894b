package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** A plan for models that this user may read and not write. */
@BesideOthers
class PropagateReadOnlyIT {
  private static final String PLAN =
      """
      [groups]
      serving = serving
      [models models]
      groups = serving
      others = remove
      """;

  /** A keystore with models and serving. */
  private static Path configuration() throws Exception {
    Path file = Scratch.directory("keys").resolve("bulla.properties");
    Command.with(file).run("init").succeeded();
    String text = Files.readString(file);
    Keys.write(file, text + "\n" + text.replace("kek.models", "kek.serving"));
    Command.with(file).run("key", "create", "serving").succeeded();
    return file;
  }

  @Test
  void modelsAreKept_untilThePlanNamesADirectoryForTheirRecipients() throws Exception {
    Path configuration = configuration();
    Path directory = Scratch.directory("read-only");
    Path model = Files.createDirectory(directory.resolve("models")).resolve("model.onnx");
    Command.with(configuration)
        .run("seal", Models.plainFile(), "-o", model, "--kek", "models")
        .succeeded();
    Files.setPosixFilePermissions(model, PosixFilePermissions.fromString("r--r--r--"));
    Files.setPosixFilePermissions(model.getParent(), PosixFilePermissions.fromString("r-xr-xr-x"));
    byte[] before = Files.readAllBytes(model);
    Path plan = Keys.write(directory.resolve("models.plan"), PLAN);
    Command bulla =
        Permissions.withoutPrivilege().environment("BULLA_CONFIG", configuration.toString());

    bulla
        .run("propagate", plan, "--apply")
        .failed(ExitCode.IO, model + ": permission denied", "mode");

    Files.createDirectory(directory.resolve("recipients"));
    Keys.write(plan, PLAN + "detached = recipients\n");
    assertThat(bulla.run("propagate", plan, "--apply").succeeded().out())
        .isEqualTo(model + ": changed: +serving/1 -models/1\n");
    assertThat(model).hasBinaryContent(before);
    Command serving =
        bulla
            .environment("BULLA_LOADER_KEKS", "serving")
            .environment(
                "BULLA_LOADER_RECIPIENTS_DIRECTORY", directory.resolve("recipients").toString());
    serving.run("verify", model).succeeded();
    Permissions.allowed(model.getParent());
  }
}
