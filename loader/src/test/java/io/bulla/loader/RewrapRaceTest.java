package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.loader.ModelInfo.RecipientInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Re-wrappers at once lose no recipient, and readers meanwhile never fail. */
@Timeout(180)
class RewrapRaceTest {
  private static final int ROUNDS = 100;

  @TempDir Path temp;
  private SealedSamples samples;

  @BeforeEach
  void begin() {
    samples = new SealedSamples(temp);
  }

  @Test
  void twoThreads_loseNoRecipient() throws Exception {
    Path model = samples.sealedFile(100);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> one = threads.submit(() -> RewrapProgram.run(model, "one", ROUNDS));
      Future<?> two = threads.submit(() -> RewrapProgram.run(model, "two", ROUNDS));
      one.get();
      two.get();
    } finally {
      threads.shutdownNow();
    }
    assertBothThere(model);
  }

  @Test
  void twoThreadsByTwoPathsToOneFile_loseNoRecipient() throws Exception {
    Path model = samples.sealedFile(100);
    Path link = Files.createLink(temp.resolve("link"), model);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<?> one = threads.submit(() -> RewrapProgram.run(model, "one", ROUNDS / 4));
      Future<?> two = threads.submit(() -> RewrapProgram.run(link, "two", ROUNDS / 4));
      one.get();
      two.get();
    } finally {
      threads.shutdownNow();
    }
    assertThat(ModelInspector.inspect(model).recipients()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void twoJvms_withAndWithoutReadersOfTheirOwn_loseNoRecipient(boolean reading) throws Exception {
    Path model = samples.sealedFile(100);
    List<Path> outputs = List.of(temp.resolve("one.out"), temp.resolve("two.out"));
    List<Process> processes = new ArrayList<>();
    processes.add(RewrapProgram.start(model, "one", ROUNDS, reading, outputs.get(0)));
    processes.add(RewrapProgram.start(model, "two", ROUNDS, reading, outputs.get(1)));
    try {
      for (int i = 0; i < 2; i++) {
        assertThat(processes.get(i).waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(outputs.get(i))).isEmpty();
        assertThat(processes.get(i).exitValue()).isZero();
      }
    } finally {
      processes.forEach(Process::destroyForcibly);
    }
    assertBothThere(model);
  }

  private static void assertBothThere(Path model) throws IOException {
    assertThat(ModelInspector.inspect(model).recipients().stream().map(RecipientInfo::kekId))
        .containsExactly(
            "models",
            RewrapProgram.kekId("one", ROUNDS - 1),
            RewrapProgram.kekId("two", ROUNDS - 1));
    assertThat(ModelInspector.inspect(model).degraded()).isFalse();
  }
}
