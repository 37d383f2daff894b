package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models put in the place of pinned ones, in an application under the agent. */
class PinnedModelIT {
  private static final String OUTPUT = "[1.5, -2.0, 4.0]\n";

  @TempDir Path directory;
  private Keys keys;
  private Path plain;
  private Path place;
  private int pinLine;

  @BeforeEach
  void pin() throws Exception {
    keys = Keys.in(directory);
    plain = Files.write(directory.resolve("plain.onnx"), TinyOnnx.identity());
    place = directory.resolve("model.onnx");
    pinLine = Files.readAllLines(keys.configuration()).size() + 1;
    configure(
        "loader.pin.tiny.path = %s\nloader.pin.tiny.model = tiny-model\nloader.pin.tiny.version = 7"
            .formatted(place));
  }

  @Test
  void pinnedVersion_opens_andAnOlderOneInItsPlaceGivesTheEnginesException() throws Exception {
    keys.seal(plain, place, 7);
    assertThat(run("path").out()).isEqualTo(OUTPUT);
    Path older = keys.seal(plain, directory.resolve("older.onnx"), 6);
    Files.move(older, place, StandardCopyOption.REPLACE_EXISTING);
    assertRefused(run("path"));
  }

  @Test
  void linkInThePinnedPlace_isNoWayAroundIt_intoASealedDirectoryEither() throws Exception {
    Path source = Files.createDirectory(directory.resolve("source"));
    Files.copy(plain, source.resolve("model.onnx"));
    Path older = keys.seal(source, directory.resolve("older"), 6);
    Files.createSymbolicLink(place, older.resolve("model.onnx"));
    assertRefused(run("path"));
  }

  @Test
  void unpinnedModels_areRefusedWhereTheConfigurationSaysSo() throws Exception {
    configure("loader.deny-unpinned = true");
    keys.seal(plain, place, 7);
    assertThat(run("path").out()).isEqualTo(OUTPUT);
    assertThat(run("bytes").err())
        .contains("OrtException: bytes given to ONNX Runtime: is a model in memory")
        .contains("load it by its path");
    Path unpinned = keys.seal(plain, directory.resolve("unpinned.onnx"), 7);
    assertThat(run("path", unpinned).err())
        .contains("OrtException: " + unpinned + ": is under no pin");
  }

  @Test
  void sealedDataOfAPlaintextModel_areHeldToTheirPins() throws Exception {
    configure("loader.deny-unpinned = true");
    Path weights = Files.write(directory.resolve("weights"), new byte[12]);
    Path model = directory.resolve("plain-graph.onnx");
    Files.write(model, TinyOnnx.externalData("model.onnx", 0, 12));
    keys.seal(weights, place, 7);
    assertThat(run("path", model).out()).isEqualTo(OUTPUT);
    Files.delete(place);
    keys.seal(weights, place, 6);
    assertRefused(run("path", model));
    keys.seal(weights, directory.resolve("unpinned.bin"), 7);
    Files.write(model, TinyOnnx.externalData("unpinned.bin", 0, 12));
    assertThat(run("path", model).err()).contains("unpinned.bin: is under no pin");
  }

  private void assertRefused(Outcome outcome) {
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains("ai.onnxruntime.OrtException: ")
        .contains("is model tiny-model, version 6; " + keys.configuration() + ":" + pinLine)
        .contains("loader.pin.tiny.path pins " + place + " to model tiny-model from version 7")
        .contains("Caused by: io.bulla.loader.ModelIdentityException");
  }

  private void configure(String lines) throws Exception {
    Files.writeString(keys.configuration(), lines + "\n", StandardOpenOption.APPEND);
  }

  private Outcome run(String form) throws Exception {
    return run(form, place);
  }

  private Outcome run(String form, Path model) throws Exception {
    return Fork.in(directory)
        .with("onnxruntime-1.21.1")
        .withAgent(keys.configuration().toString())
        .run("OrtProgram", form, model.toString());
  }
}
