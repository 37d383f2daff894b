package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine that the agent does not know, hooked by the configuration. */
class ConfiguredLoadPointsIT {
  private static final String MODEL = "weights of an engine that nobody knows";
  private static final String POINTS =
      Stream.of(
              "byPath(ILjava/lang/String;)Ljava/lang/String;@1:path",
              "byName(Ljava/io/File;J)Ljava/lang/String;@0:named-path",
              "byDirectory(Ljava/nio/file/Path;)Ljava/lang/String;@0:directory"
                  + "!UnknownEngine$UnknownEngineException",
              "byStream(Ljava/util/List;Ljava/io/InputStream;)Ljava/lang/String;@1:stream",
              "byBytes([B)Ljava/lang/String;@0:bytes",
              "byBuffer(Ljava/nio/ByteBuffer;)Ljava/lang/String;@0:bytes")
          .map(point -> "UnknownEngine#" + point)
          .collect(Collectors.joining(", \\\n  "));

  private static final String ELSEWHERE = "gs://bucket/model";

  @TempDir static Path shared;
  private static final Map<String, String> RESULTS = new HashMap<>();
  private static Keys keys;
  private static String errors = "";
  private static List<Path> linksLeft = List.of();

  @BeforeAll
  static void run() throws Exception {
    keys = Keys.in(shared);
    Path plain = Files.createDirectories(shared.resolve("plain/deep"));
    Files.writeString(shared.resolve("plain/a.model"), MODEL);
    Files.writeString(plain.resolve("b.txt"), "more");
    Path alone = keys.seal(shared.resolve("plain/a.model"), shared.resolve("alone.model"));
    Path whole = keys.seal(shared.resolve("plain"), shared.resolve("whole"));
    Path mixed = keys.seal(shared.resolve("plain"), shared.resolve("mixed"));
    Files.writeString(whole.resolve("deep/unlisted.txt"), "put there");
    Files.writeString(mixed.resolve("deep/b.txt"), "put in its place");
    Path configuration =
        Files.writeString(
            shared.resolve("keys/points.properties"),
            Files.readString(keys.configuration()) + "agent.load-points = " + POINTS + "\n");
    Fork fork =
        Fork.in(Files.createDirectory(shared.resolve("with")))
            .sources("unknown-engine")
            .withAgent("config=" + configuration + ",agent.plaintext=deny");
    Outcome outcome =
        fork.run(
            "Unknown",
            alone.toString(),
            whole.resolve("a.model").toString(),
            whole.toString(),
            mixed.toString(),
            shared.resolve("plain/a.model").toString(),
            plain.toString(),
            ELSEWHERE);
    linksLeft = fork.linksLeft();
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    outcome
        .out()
        .lines()
        .map(line -> line.split(": ", 2))
        .forEach(line -> RESULTS.put(line[0].replace(shared + "/", ""), line[1]));
    errors = outcome.err();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "path alone.model",
        "name alone.model",
        "stream alone.model",
        "bytes alone.model",
        "path whole/a.model",
        "name whole/a.model"
      })
  void sealedModel_reachesTheEngineInPlaintext(String load) {
    assertThat(RESULTS.get(load)).as(errors).isEqualTo(MODEL);
  }

  @Test
  void buffer_isReplacedByADirectOne() {
    assertThat(RESULTS.get("buffer alone.model")).isEqualTo("direct " + MODEL);
  }

  @Test
  void directory_holdsItsMembersAndNothingElse() {
    assertThat(RESULTS.get("directory whole")).isEqualTo("a.model=" + MODEL + " deep/b.txt=more ");
  }

  @Test
  void plaintextMember_isRefusedByTheExceptionThatIsNamed() {
    assertThat(RESULTS.get("directory mixed"))
        .startsWith("refused UnknownEngine$UnknownEngineException: ")
        .contains(" | io.bulla.loader.Model");
  }

  @ParameterizedTest
  @ValueSource(strings = {"stream", "bytes", "buffer"})
  void memberWhoseManifestIsUnknown_isRefused(String form) {
    assertThat(RESULTS.get(form + " whole/a.model"))
        .startsWith("refused")
        .contains("io.bulla.loader.Model");
  }

  @ParameterizedTest
  @ValueSource(strings = {"path", "name", "stream", "bytes", "buffer"})
  void plaintextModel_isRefusedWhereThePolicySaysSo(String form) {
    assertThat(RESULTS.get(form + " plain/a.model"))
        .startsWith("refused")
        .contains("agent.plaintext is deny");
  }

  @Test
  void modelThatOnlyTheEngineCanReach_isRefusedWhereThePolicySaysSo() {
    assertThat(RESULTS.get("path " + ELSEWHERE))
        .startsWith("refused")
        .contains(ELSEWHERE + ": is not sealed, and agent.plaintext is deny");
  }

  @Test
  void plaintextDirectory_isRefusedWhereThePolicySaysSo() {
    assertThat(RESULTS.get("directory plain/deep"))
        .startsWith("refused UnknownEngine$UnknownEngineException")
        .contains("agent.plaintext is deny");
  }

  @Test
  void refusal_isOfTheTypeThatTheMethodDeclares() {
    assertThat(RESULTS.get("path plain/a.model")).startsWith("refused io.bulla.agent.core.Refused");
    assertThat(RESULTS.get("name plain/a.model"))
        .startsWith("refused java.io.UncheckedIOException");
  }

  @Test
  void engine_isNamedByItsClass_andLeavesNoLinks() {
    assertThat(errors).contains("UnknownEngine is hooked as agent.load-points says");
    assertThat(linksLeft).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "byPath(Ljava/lang/String;)V@0:path",
        "byPath(ILjava/lang/String;)Ljava/lang/String;@0:path",
        "byPath(ILjava/lang/String;)Ljava/lang/String;@1:stream",
        "byPath(ILjava/lang/String;)Ljava/lang/String;@1:path!no.such.Error",
      })
  void loadPointThatDoesNotFit_refusesTheClass(String point) throws Exception {
    Outcome outcome =
        Fork.in(Files.createTempDirectory(shared, "wrong"))
            .sources("unknown-engine")
            .withAgent("agent.load-points=UnknownEngine#" + point)
            .run("Unknown", shared.resolve("plain").toString());
    assertThat(outcome.out()).contains("refused java.lang.NoClassDefFoundError");
    assertThat(outcome.err())
        .contains("Bulla refuses UnknownEngine")
        .contains("agent.load-points names: correct it");
  }
}
