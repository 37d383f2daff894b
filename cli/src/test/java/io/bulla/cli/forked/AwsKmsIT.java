package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import io.bulla.testing.MotoKms;
import io.bulla.testing.MotoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A KEK in AWS KMS, with the extension that lies in the distribution. */
@BesideOthers
class AwsKmsIT {
  @RegisterExtension static final MotoServer MOTO = new MotoServer();

  private static final String EXTENSION = "aws-kms";

  /** As an operator moves it: what ships stays where it is. */
  private static Path extensions() throws IOException {
    Path target = Files.createDirectory(Scratch.directory("extensions").resolve(EXTENSION));
    Path shipped = Command.distribution().resolve("extensions-optional").resolve(EXTENSION);
    try (Stream<Path> files = Files.list(shipped)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
    return target.getParent();
  }

  private static Command bulla(String more) throws Exception {
    Path file = Scratch.directory("aws").resolve("bulla.properties");
    String uri = "aws-kms://" + new MotoKms(MOTO).newKey() + "?x-bulla-deadline=120000";
    return Command.with(Keys.write(file, "kek.models = " + uri + "\n" + more))
        .environment("AWS_ENDPOINT_URL_KMS", MOTO.address().toString())
        .environment("AWS_ACCESS_KEY_ID", MOTO.accessKeyId())
        .environment("AWS_SECRET_ACCESS_KEY", MOTO.secretAccessKey());
  }

  @Test
  void modelThatIsSealedUnderIt_opens() throws Exception {
    Command bulla = bulla("extensions.dir = " + extensions());
    Path sealed = Scratch.directory("sealed").resolve("model.onnx");
    Path opened = Scratch.directory("opened").resolve("model.onnx");
    assertThat(bulla.run("seal", Models.plainFile(), "-o", sealed).succeeded().err()).isEmpty();
    assertThat(bulla.run("open", sealed, "-o", opened).succeeded().err())
        .as("and nothing of the SDK")
        .isEqualTo("wrote PLAINTEXT: " + opened + ", 300.0 kB\n");
    assertThat(opened).hasSameBinaryContentAs(Models.plainFile());
    Outcome refused =
        bulla
            .environment("AWS_SECRET_ACCESS_KEY", "another")
            .run("open", sealed, "-o", opened.resolveSibling("again"));
    assertThat(refused.exitCode()).isEqualTo(ExitCode.TOKEN.number());
    assertThat(refused.err())
        .contains("this caller is not recognised (InvalidSignatureException: ", "hint: renew its")
        .as("AWS's codes end like exceptions, of which there is no trace")
        .doesNotContain("\tat ");
  }

  @Test
  void withoutTheExtension_itIsToldWhereThatLies() throws Exception {
    Path sealed = Scratch.directory("sealed").resolve("model.onnx");
    bulla("")
        .run("seal", Models.plainFile(), "-o", sealed)
        .failed(ExitCode.KEY, "'aws-kms:'", "extensions-optional/aws-kms");
  }
}
