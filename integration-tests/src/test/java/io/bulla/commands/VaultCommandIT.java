package io.bulla.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.BullaCommand;
import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Outcome;
import io.bulla.harness.Scratch;
import io.bulla.harness.SmallModel;
import io.bulla.testing.OpenBaoServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The command and the agent with a KEK in Transit, by the roles of docs/kms.md. */
class VaultCommandIT {
  @RegisterExtension static final OpenBaoServer BAO = new OpenBaoServer();

  private static final Pattern EVENT = Pattern.compile("\"correlation_uid\":\"([^\"]+)\"");

  private static VaultSite site;
  private static KeySetup local;
  private static KeySetup training;
  private static KeySetup serving;
  private static Path plain;
  private static Path sealed;

  @BeforeAll
  static void makeRoles_andSealByTraining() throws Exception {
    site = VaultSite.create(BAO);
    local = Keys.keystore("local");
    training = site.as("training", local);
    serving = site.as("serving", local);
    plain = SmallModel.directory().resolve("model.onnx");
    sealed = fresh();
    BullaCommand.run(training, "seal", plain, "-o", sealed).succeeded();
    assertThat(site.requests("encrypt")).as("one use of the KEK").hasSize(1);
    assertThat(site.requests("decrypt")).isEmpty();
  }

  @AfterAll
  static void endAudit() throws Exception {
    site.endAudit();
  }

  private static Path fresh() {
    return Scratch.directory("sealed").resolve("model.onnx");
  }

  private static void assertOpens(KeySetup keys, Path model) throws Exception {
    Path opened = Scratch.directory("opened").resolve("model.onnx");
    BullaCommand.run(keys, "open", model, "-o", opened).succeeded();
    assertThat(opened).hasSameBinaryContentAs(plain);
  }

  @Test
  void whatTrainingSealed_servingVerifiesAndOpens_eachByOneUseOfTheKek() throws Exception {
    int unwraps = site.requests("decrypt").size();

    assertThat(BullaCommand.run(local, "inspect", sealed).succeeded().out()).contains("models/1");
    BullaCommand.run(serving, "verify", sealed).succeeded();
    assertOpens(serving, sealed);

    assertThat(site.requests("decrypt")).hasSize(unwraps + 2);
  }

  @Test
  void wrongRole_isDenied_andTheDenialIsInBothAudits() throws Exception {
    Path none = fresh();

    assertDenied(BullaCommand.run(serving, "seal", plain, "-o", none));
    assertThat(none).doesNotExist();
    assertThat(site.requests("encrypt")).anyMatch(holds(denial("serving", "kek.wrap")));
    assertDenied(BullaCommand.run(training, "verify", sealed));
    assertThat(site.requests("decrypt")).anyMatch(holds(denial("training", "kek.unwrap")));
  }

  private static Predicate<String> holds(String text) {
    return line -> line.contains(text);
  }

  private static void assertDenied(Outcome outcome) {
    assertThat(outcome.exitCode()).as(outcome.toString()).isEqualTo(6);
    assertThat(outcome.err())
        .contains("error: ", "KEK models", "this process may not do that", "(HTTP 403")
        .contains("hint: its policy has to allow the path")
        .doesNotContain("PIN");
  }

  /** The id of an event that Bulla's audit of a role has as denied. */
  private static String denial(String role, String operation) throws Exception {
    String record =
        site.recordsOf(role).stream()
            .filter(line -> line.contains("\"operation\":\"" + operation + "\""))
            .filter(line -> line.contains("\"status_code\":\"DENIED\""))
            .findFirst()
            .orElseThrow();
    Matcher event = EVENT.matcher(record);
    assertThat(event.find()).as(record).isTrue();
    return event.group(1);
  }

  @Test
  void rewrap_movesFromAKeystore_andToTheNewVersion() throws Exception {
    VaultSite rotated = VaultSite.create(BAO);
    KeySetup adding = rotated.as("training", local, local.text());
    KeySetup both = rotated.as("re-wrapping", local);
    KeySetup reader = rotated.as("serving", local);
    Path model = fresh();
    BullaCommand.run(local, "seal", plain, "-o", model).succeeded();

    Outcome moved =
        BullaCommand.run(adding, "rewrap", model, "--add", "models", "--remove", "local");

    assertThat(moved.succeeded().out()).contains("local/1 -> models/1");
    Path old = Files.copy(model, fresh());
    assertOpens(reader, model);
    rotated.rotate();
    Outcome renewed = BullaCommand.run(both, "rewrap", model, "--to-newest");
    assertThat(renewed.succeeded().out()).contains("models/1 -> models/2");
    rotated.refuseVersionsBefore(2);
    assertOpens(reader, model);
    Outcome refused = BullaCommand.run(reader, "verify", old);
    assertThat(refused.exitCode()).isEqualTo(5);
    assertThat(refused.err()).contains("forbids that version");
    rotated.endAudit();
  }

  @Test
  void agent_opensByTheServingRole_asOneUseOfTheKek_andNotByTheTrainingRole() throws Exception {
    int unwraps = site.requests("decrypt").size();

    assertThat(sessions(serving, sealed)).startsWith("session ");

    assertThat(site.requests("decrypt")).hasSize(unwraps + 1);
    assertThat(sessions(training, sealed))
        .startsWith("refused ")
        .contains("this process may not do that");
  }

  /** What a JVM under the agent says of a session that it makes of a model. */
  private static String sessions(KeySetup keys, Path model) {
    ForkedJvm jvm = ForkedJvm.running("TrySessions", EngineDirectory.onnxRuntime("1.21.1"));
    return jvm.withAgent(keys).run(model).succeeded().out();
  }

  @Test
  void doctorListAndInventory_tellOfTheKey() throws Exception {
    assertThat(BullaCommand.run(training, "doctor").out())
        .containsPattern("ok .*hcvault://.*/keys/models.*version.*, by the word of Transit");
    assertThat(BullaCommand.run(training, "key", "list").succeeded().out())
        .containsPattern("models +1 +active +AES +256 +hcvault://");
    assertThat(BullaCommand.run(training, "key", "inventory").succeeded().out())
        .containsPattern("models +1 +active +AES +256 +non-extractable .* \\? +hcvault://");
  }
}
