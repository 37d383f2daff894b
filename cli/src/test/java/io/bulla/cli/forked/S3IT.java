package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import io.bulla.testing.MotoBucket;
import io.bulla.testing.MotoServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Models in S3, with the extension that lies in the distribution. */
@BesideOthers
class S3IT {
  @RegisterExtension static final MotoServer MOTO = new MotoServer();

  /** As an operator moves it, beside those that are there: what ships stays where it is. */
  private static Path extensions() throws IOException {
    Path extensions = Scratch.directory("extensions");
    copy(Command.distribution().resolve("extensions").resolve("bcfips"), extensions);
    copy(Command.distribution().resolve("extensions-optional").resolve("s3"), extensions);
    return extensions;
  }

  private static void copy(Path shipped, Path extensions) throws IOException {
    Path target = Files.createDirectory(extensions.resolve(shipped.getFileName()));
    try (Stream<Path> files = Files.list(shipped)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }

  private static Command asked(Command bulla) {
    return bulla
        .environment("AWS_ENDPOINT_URL_S3", MOTO.address().toString())
        .environment("AWS_REGION", MOTO.region())
        .environment("AWS_ACCESS_KEY_ID", MOTO.accessKeyId())
        .environment("AWS_SECRET_ACCESS_KEY", MOTO.secretAccessKey());
  }

  private static URI model() throws Exception {
    return MotoBucket.make(MOTO).uri().resolve("prod/model.onnx");
  }

  @Test
  void modelInS3_isSealedInspectedVerifiedAndOpened() throws Exception {
    Command bulla = asked(Command.with(Keys.configuration("extensions.dir = " + extensions())));
    URI uri = model();
    assertThat(bulla.run("seal", Models.plainFile(), "--output", uri).succeeded().out())
        .contains("sealed      " + uri, "plaintext   kept");
    bulla
        .run("seal", Models.plainFile(), "--output", uri)
        .failed(ExitCode.IO, "there is an object already", "name another key");
    assertThat(bulla.run("inspect", uri).succeeded().out()).contains("models");
    assertThat(bulla.run("verify", uri).succeeded().out()).contains(uri + ": verified");
    Path opened = Scratch.directory("opened").resolve("model.onnx");
    assertThat(bulla.run("open", uri, "-o", opened).succeeded().err())
        .as("and nothing of the SDK")
        .isEqualTo("wrote PLAINTEXT: " + opened + ", 300.0 kB\n");
    assertThat(opened).hasSameBinaryContentAs(Models.plainFile());
    bulla
        .environment("AWS_SECRET_ACCESS_KEY", "another")
        .run("verify", uri)
        .failed(ExitCode.TOKEN, uri.toString(), "allow it");
  }

  @Test
  void withoutTheExtension_itIsToldWhereThatLies() throws Exception {
    asked(Keys.bulla())
        .run("inspect", "s3://bucket/model")
        .failed(ExitCode.CONFIGURATION, "'s3:'", "extensions-optional/s3");
  }
}
