package io.bulla.cli.forked;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.ExitCode;
import io.bulla.testing.MotoKms;
import io.bulla.testing.MotoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    return configured("kek.models = " + newKek() + "\n" + more);
  }

  private static String newKek() throws Exception {
    return "aws-kms://" + new MotoKms(MOTO).newKey() + "?x-bulla-deadline=120000";
  }

  private static Command configured(String lines) throws Exception {
    Path file = Scratch.directory("aws").resolve("bulla.properties");
    return Command.with(Keys.write(file, lines))
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
  void dataKeyThatKmsMade_isWrappedByTheOtherKeks_andTwoSuchKeksAreRefused() throws Exception {
    String other = newKek();
    Path audit = Scratch.directory("audit");
    String rest = "\nextensions.dir = " + extensions() + "\naudit.directory = " + audit + "\n";
    Command training =
        configured(
            "kek.models = %s&x-bulla-data-key=generate\nkek.us = %s&x-bulla-data-key=generate\n"
                    .formatted(newKek(), newKek())
                + "kek.other = "
                + other
                + rest);
    Path sealed = Scratch.directory("sealed").resolve("model.onnx");
    training
        .run("seal", Models.plainFile(), "-o", sealed, "--kek", "other", "--kek", "models")
        .succeeded();
    assertThat(operations(audit)).containsExactly("kek.make-dek models", "kek.wrap other");

    Path opened = Scratch.directory("opened").resolve("model.onnx");
    configured("kek.other = " + other + rest).run("open", sealed, "-o", opened).succeeded();
    assertThat(opened).hasSameBinaryContentAs(Models.plainFile());

    Path second = sealed.resolveSibling("second.onnx");
    training
        .run("seal", Models.plainFile(), "-o", second, "--kek", "models", "--kek", "us")
        .failed(
            ExitCode.KEY, "KEKs models, us each make the DEKs of their models", "hint: seal for");
    assertThat(second).doesNotExist();
    training
        .run("rewrap", sealed, "--add", "us")
        .failed(
            ExitCode.KEY,
            "KEK us makes DEKs, by its x-bulla-data-key",
            "hint: a model has at most");
  }

  /** Of KEKs whose use ended well and made a recipient, in the order in which they ended. */
  private static List<String> operations(Path audit) throws IOException {
    Pattern made =
        Pattern.compile(
            "\"operation\":\"(kek\\.(?:wrap|make-dek))\".*?\"type\":\"kek\",\"name\":\"([a-z]+)\"");
    List<String> found = new ArrayList<>();
    try (Stream<Path> chains = Files.list(audit)) {
      for (Path chain : chains.toList()) {
        for (String line : Files.readAllLines(chain)) {
          Matcher matcher = made.matcher(line);
          if (line.contains("\"status\":\"Success\"") && matcher.find()) {
            found.add(matcher.group(1) + " " + matcher.group(2));
          }
        }
      }
    }
    return found;
  }

  @Test
  void withoutTheExtension_itIsToldWhereThatLies() throws Exception {
    Path sealed = Scratch.directory("sealed").resolve("model.onnx");
    bulla("")
        .run("seal", Models.plainFile(), "-o", sealed)
        .failed(ExitCode.CONFIGURATION, "'aws-kms:'", "extensions-optional/aws-kms");
  }
}
