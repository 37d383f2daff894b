package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * What each engine's load of a sealed model leaves where the model was never meant to be. One JVM
 * an engine serves all of these tests.
 */
class EnginesLeaveNothingIT {
  @TempDir static Path shared;
  private static Keys keys;
  private static final Map<EngineSpecimen, Leftovers> SEEN = new EnumMap<>(EngineSpecimen.class);

  @BeforeAll
  static void makeKeys() throws Exception {
    keys = Keys.in(shared);
  }

  private static Leftovers leftovers(EngineSpecimen engine) throws Exception {
    if (!SEEN.containsKey(engine)) {
      Path directory = Files.createDirectory(shared.resolve(engine.name()));
      SEEN.put(engine, Leftovers.of(engine, directory, keys));
    }
    Leftovers leftovers = SEEN.get(engine);
    assertThat(leftovers.outcome().exitCode()).as(leftovers.outcome().toString()).isZero();
    return leftovers;
  }

  @ParameterizedTest
  @EnumSource
  void noFileLogOrException_holdsPlaintext(EngineSpecimen engine) throws Exception {
    Leftovers leftovers = leftovers(engine);
    assertThat(leftovers.inWrites()).isZero();
    assertThat(leftovers.printed()).contains("failed authentication");
  }

  /** Else nothing of a log would be among what was searched. */
  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"ONNX_RUNTIME", "TENSORFLOW", "XGBOOST4J"})
  void djl_logsAllThatItCanMeanwhile(EngineSpecimen engine) throws Exception {
    assertThat(leftovers(engine).printed()).contains("DEBUG ai.djl.");
  }

  @ParameterizedTest
  @EnumSource
  void heap_holdsNoPlaintextWhileTheModelIsOpen(EngineSpecimen engine) throws Exception {
    assertThat(leftovers(engine).inDump("open")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void heap_holdsNoPlaintextAfterwards(EngineSpecimen engine) throws Exception {
    assertThat(leftovers(engine).inDump("closed")).isZero();
  }

  /** What the engine gets is there while its method runs, and gone while the model is open. */
  @ParameterizedTest
  @EnumSource(names = {"PYTORCH", "TENSORFLOW", "LIGHTGBM", "SENTENCEPIECE"})
  void anonymousFiles_areNeitherOpenNorMappedWhileTheModelIs(EngineSpecimen engine)
      throws Exception {
    Leftovers leftovers = leftovers(engine);
    assertThat(leftovers.inAnonymousFiles()).isGreaterThan(LeftoverModels.WINDOWS * 9 / 10);
    assertThat(Leftovers.printed(leftovers.outcome(), "files while open")).isZero();
    assertThat(Leftovers.printed(leftovers.outcome(), "files afterwards")).isZero();
  }

  /** Of the other engines it holds what they themselves leave, as in the next test. */
  @ParameterizedTest
  @EnumSource(names = {"ONNX_RUNTIME", "XGBOOST"})
  void nativeMemory_holdsNoPlaintextAfterwards(EngineSpecimen engine) throws Exception {
    assertThat(leftovers(engine).inNativeMemory()).isZero();
  }

  @Tag("full")
  @ParameterizedTest
  @EnumSource(names = {"PYTORCH", "TENSORFLOW", "XGBOOST4J"})
  void nativeMemory_isLeftFullOfPlaintextByEnginesWithoutBulla(EngineSpecimen engine)
      throws Exception {
    Path directory = Files.createDirectory(shared.resolve(engine + "-alone"));
    LeftoverModels models = LeftoverModels.of(engine, directory);
    LeftoversFork fork = new LeftoversFork(engine, models.writeWindows(directory.resolve("jvm")));
    Outcome outcome = fork.run(models, models.model(), models.model());
    assertThat(Leftovers.printed(outcome, "model")).as(outcome.toString()).isPositive();
  }

  @AfterAll
  static void removeLinks() throws IOException {
    for (Leftovers leftovers : SEEN.values()) {
      for (Path directory : leftovers.links()) {
        remove(directory);
      }
    }
  }

  private static void remove(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
