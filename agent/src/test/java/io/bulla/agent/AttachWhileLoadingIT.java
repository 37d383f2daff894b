package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that is attached between the reading of an engine's class and its definition. */
class AttachWhileLoadingIT {
  private static final String OUTPUT = "[1.5, -2.0, 4.0]";
  private static final String ENVIRONMENT = "ai.onnxruntime.OrtEnvironment";
  private static final String OPTIONS = "ai.onnxruntime.OrtSession$SessionOptions";
  private static final String LATE = ": was being loaded while Bulla's agent was attached";
  private static final int UNTIL_A_LATER_LOOK = 600;

  @TempDir Path directory;
  private Path plain;
  private Path sealed;
  private Keys keys;

  @BeforeEach
  void seal() throws Exception {
    keys = Keys.in(directory);
    plain = Files.write(directory.resolve("plain.onnx"), TinyOnnx.identity());
    sealed = keys.seal(plain, directory.resolve("model.onnx"));
  }

  /** The options were made without hooks, so nobody knows that they would write the model out. */
  @Test
  void optionsMadeBeforeTheirClassWasHooked_doNotLetTheModelOut() throws Exception {
    Path leak = directory.resolve("optimized.onnx");
    List<String> lines = run(OPTIONS, 2, sealed, "optimized=" + leak);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).contains(OPTIONS + LATE, "load the model again");
    assertThat(lines.get(1)).contains("setOptimizedModelFilePath");
    assertThat(leak).doesNotExist();
  }

  @Test
  void sealedModel_isRefusedOnceAndThenLoads() throws Exception {
    List<String> lines = run(OPTIONS, 2, sealed);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).contains(OPTIONS + LATE);
    assertThat(lines.get(1)).isEqualTo(OUTPUT);
  }

  /** Nothing calls the agent until its class is hooked, by a later look in the background. */
  @Test
  void engineWithoutAnyHook_isFoundByALaterLook() throws Exception {
    List<String> lines = run(ENVIRONMENT, UNTIL_A_LATER_LOOK, sealed);
    assertThat(lines).last().isEqualTo(OUTPUT);
    assertThat(lines).filteredOn(line -> line.contains(ENVIRONMENT + LATE)).hasSize(1);
    assertThat(lines.subList(0, lines.size() - 1)).doesNotContain(OUTPUT);
  }

  private List<String> run(String held, int tries, Path model, String... more) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.add(Fork.engine("onnxruntime-1.21.1").get(0).toString());
    arguments.add(held);
    arguments.add(Fork.distribution().resolve("agent/bulla-agent.jar").toString());
    arguments.add(keys.configuration().toString());
    arguments.add(Integer.toString(tries));
    arguments.addAll(List.of("path", model.toString()));
    arguments.addAll(List.of(more));
    Outcome outcome =
        Fork.in(directory)
            .with("onnxruntime-1.21.1") // to compile OrtProgram; the loader has its own
            .compile("OrtProgram")
            .option("-Djdk.attach.allowAttachSelf=true")
            .option("-XX:+EnableDynamicAgentLoading")
            .run("AttachWhileLoading", arguments.toArray(String[]::new));
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return outcome.out().lines().toList();
  }
}
