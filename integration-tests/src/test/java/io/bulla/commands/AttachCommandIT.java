package io.bulla.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.BullaCommand;
import io.bulla.harness.Distribution;
import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Outcome;
import io.bulla.harness.Sealed;
import io.bulla.harness.SmallModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code bulla attach}, run by an operator while an application is between two models. */
class AttachCommandIT {
  private static KeySetup keys;
  private static Path plain;
  private static Path sealed;

  @BeforeAll
  static void seal() throws IOException {
    keys = Keys.sharedKeystore();
    plain = SmallModel.directory().resolve("model.onnx");
    sealed = Sealed.seal(keys, plain, "model.onnx");
  }

  @Test
  void applicationWithAnEngine_opensSealedModelsFromThenOn() {
    Outcome outcome = attach(application(), "attach", "PID", keys.configuration());
    assertThat(outcome.succeeded().lines())
        .contains("exit 0", "opened " + plain, "opened " + sealed)
        .contains("hooked ai.onnxruntime.OrtEnvironment: ONNX Runtime 1.21.1, tested")
        .anyMatch(line -> line.startsWith("the agent is in process "));
  }

  @Test
  void json_namesTheSame() {
    Outcome outcome = attach(application(), "attach", "PID", keys.configuration(), "--json");
    assertThat(outcome.succeeded().out())
        .contains(
            "\"pid\" : ", "\"hooked\" : [ \"ai.onnxruntime.OrtEnvironment: ONNX Runtime 1.21.1");
  }

  @Test
  void agentThatIsThereWithAnotherArgument_isAnErrorAndStays() {
    Outcome outcome = attach(application().withAgent(keys), "attach", "PID", "agent.verbose=true");
    assertThat(outcome.succeeded().lines()).contains("exit 11", "opened " + sealed);
    assertThat(outcome.err())
        .contains("the agent is there already, with another argument")
        .contains("error: the agent did not start in process ")
        .contains("hint: its standard error says why");
  }

  @Test
  void attachingThatIsTurnedOff_isNamed_andTheApplicationIsLeftAlone() {
    Outcome outcome =
        attach(
            application().option("-XX:+DisableAttachMechanism"),
            "attach",
            "PID",
            keys.configuration());
    assertThat(outcome.lines()).containsExactly("opened " + plain, "exit 11");
    assertThat(outcome.err())
        .contains("runs with -XX:+DisableAttachMechanism")
        .doesNotContain("Full thread dump");
  }

  @Test
  void jdkWithoutTheAttachApi_isNamed() {
    String modules = "--limit-modules=java.base,java.logging,java.sql,jdk.unsupported";
    KeySetup limited =
        new KeySetup(keys.configuration(), Map.of("JDK_JAVA_OPTIONS", modules), keys.kekId());
    Outcome outcome = BullaCommand.run(limited, "attach", ProcessHandle.current().pid());
    assertThat(outcome.exitCode()).isEqualTo(11);
    assertThat(outcome.err())
        .contains("error: this Java has no module jdk.attach")
        .contains("hint: set JAVA_HOME to a whole JDK");
  }

  private static ForkedJvm application() {
    return ForkedJvm.running("AttachBetween", EngineDirectory.onnxRuntime("1.21.1"));
  }

  private static Outcome attach(ForkedJvm application, Object... arguments) {
    Object[] all = new Object[3 + arguments.length];
    all[0] = plain;
    all[1] = sealed;
    all[2] = Distribution.built().command();
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    return application
        .environment(Map.of("JAVA_HOME", System.getProperty("java.home")))
        .option("-XX:+EnableDynamicAgentLoading")
        .run(all);
  }
}
