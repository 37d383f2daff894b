package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import io.bulla.testing.MotoKms;
import io.bulla.testing.MotoServer;
import io.bulla.testing.OpenBaoApi;
import io.bulla.testing.OpenBaoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A plan whose groups are KEKs of two clouds: Transit for the central team, AWS KMS for Europe. */
@BesideOthers
class PropagateCloudsIT {
  @RegisterExtension static final OpenBaoServer BAO = new OpenBaoServer();
  @RegisterExtension static final MotoServer MOTO = new MotoServer();

  private static final String PLAN =
      """
      [groups]
      central = central
      eu = aws-eu
      [models .]
      groups = central
      [models eu]
      groups = eu
      others = remove
      """;

  private final Path directory = Scratch.directory("clouds");

  private static Path extensions() throws IOException {
    Path target = Scratch.directory("extensions");
    for (String name : List.of("extensions/hcvault", "extensions-optional/aws-kms")) {
      Path shipped = Command.distribution().resolve(name);
      Path own = Files.createDirectory(target.resolve(shipped.getFileName()));
      try (Stream<Path> files = Files.list(shipped)) {
        for (Path file : files.toList()) {
          Files.copy(file, own.resolve(file.getFileName()));
        }
      }
    }
    return target;
  }

  private static String transitKey() throws Exception {
    OpenBaoApi api = new OpenBaoApi(BAO);
    String mount = "transit-clouds";
    api.write("sys/mounts/" + mount, "{'type':'transit'}");
    api.write(mount + "/keys/central", "{}");
    return "hcvault://%s/%s/keys/central?password-source=env:TEST_TOKEN&ca-file=%s&x-bulla-deadline=120000"
        .formatted(BAO.address().getAuthority(), mount, BAO.authority());
  }

  private static Command bulla(String name, String configuration) {
    Path file = Scratch.directory(name).resolve("bulla.properties");
    return Command.with(Keys.write(file, configuration))
        .environment("TEST_TOKEN", BAO.token())
        .environment("AWS_ENDPOINT_URL_KMS", MOTO.address().toString())
        .environment("AWS_ACCESS_KEY_ID", MOTO.accessKeyId())
        .environment("AWS_SECRET_ACCESS_KEY", MOTO.secretAccessKey());
  }

  @Test
  void modelOfEurope_movesFromTheCentralKekToThatOfAws_onceBothAnswer() throws Exception {
    String extensions = "extensions.dir = " + extensions() + "\n";
    String aws =
        "kek.aws-eu = aws-kms://" + new MotoKms(MOTO).newKey() + "?x-bulla-deadline=120000\n";
    Command central = bulla("central", extensions + aws + "kek.central = " + transitKey() + "\n");
    Path shared = directory.resolve("shared.onnx");
    Path european = directory.resolve("eu/model.onnx");
    central.run("seal", Models.plainFile(), "-o", european, "--kek", "central").succeeded();
    Files.copy(european, shared);
    byte[] before = Files.readAllBytes(european);
    Path plan = Keys.write(directory.resolve("models.plan"), PLAN);

    Outcome denied =
        central.environment("AWS_SECRET_ACCESS_KEY", "another").run("propagate", plan, "--apply");
    assertThat(denied.exitCode()).as(denied.toString()).isEqualTo(ExitCode.TOKEN.number());
    assertThat(denied.err()).contains("KEK aws-eu", "this caller is not recognised", "hint: renew");
    assertThat(european).as("nobody is removed").hasBinaryContent(before);

    Outcome applied = central.run("propagate", plan, "--apply").succeeded();
    assertThat(applied.out()).contains(european + ": changed: +aws-eu/1 -central/1");
    assertThat(applied.out()).doesNotContain(shared.toString());
    Command serving = bulla("serving", extensions + aws);
    serving.run("verify", european).succeeded();
    serving.run("verify", shared).failed(ExitCode.KEY, "central", "");
    assertThat(central.run("propagate", plan).succeeded().out()).isEmpty();
  }
}
