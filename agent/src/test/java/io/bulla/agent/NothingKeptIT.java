package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What an application that loads sealed models again and again keeps of them. */
@Isolated("it measures memory")
class NothingKeptIT {
  private static final int MODEL_KIB = 512;
  private static final int WARM_UP = 50;
  private static final int LOADS = 200;

  @TempDir static Path shared;
  private static Keys keys;
  private static Path plain;
  private static Path sealed;

  @TempDir Path directory;

  @BeforeAll
  static void seal() throws Exception {
    keys = Keys.in(shared);
    plain = Files.write(shared.resolve("plain.onnx"), TinyOnnx.identity(MODEL_KIB * 1024));
    sealed = keys.seal(plain, shared.resolve("model.onnx"));
  }

  @Test
  void loadedAndClosedOften_leavesDescriptorsAndMemoryAsTheyWere() throws Exception {
    assertFlat(LOADS);
  }

  @Tag("full")
  @Test
  void loadedAndClosedAThousandTimes_leavesDescriptorsAndMemoryAsTheyWere() throws Exception {
    assertFlat(1000);
  }

  @Test
  void leakOfOnePlaintextAndOneDescriptorALoad_isSeenByTheSameMeasurement() throws Exception {
    Outcome outcome = soak().run("SoakProgram", plain.toString(), "5", LOADS + "", "leak");
    assertThat(growth(outcome, "descriptors")).isGreaterThanOrEqualTo(LOADS);
    assertThat(growth(outcome, "residentKib")).isGreaterThan(allowedKib(LOADS));
  }

  @Test
  void classLoaderOfADroppedApplication_isCollected() throws Exception {
    Path source = Files.createDirectory(directory.resolve("source"));
    Files.writeString(source.resolve("synset.txt"), "cat\ndog\n");
    Path model = keys.seal(source, directory.resolve("model"));
    Fork compiling = Fork.in(directory).with("djl-0.38.0");
    compiling.run("SynsetProgram", source.resolve("synset.txt").toString());
    List<Path> classPath = new ArrayList<>(Fork.engine("djl-0.38.0"));
    classPath.add(directory.resolve("classes"));
    Outcome outcome =
        Fork.in(directory)
            .withAgent(keys.configuration().toString())
            .run("RedeployProgram", joined(classPath), "SynsetProgram", model + "/synset.txt");
    assertThat(outcome.out())
        .as(outcome.err())
        .isEqualTo("[cat, dog]\ndeployed\ncollected\n".repeat(2));
  }

  private static String joined(List<Path> classPath) {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private void assertFlat(int loads) throws Exception {
    Outcome outcome =
        soak()
            .withAgent(keys.configuration().toString())
            .run("SoakProgram", sealed.toString(), WARM_UP + "", loads + "");
    assertThat(growth(outcome, "descriptors")).as(outcome.toString()).isLessThanOrEqualTo(0);
    assertThat(growth(outcome, "residentKib")).as(outcome.toString()).isLessThan(allowedKib(loads));
  }

  /** Half of what a leak of one plaintext a load would come to: compiled code grows meanwhile. */
  private static long allowedKib(int loads) {
    return (long) loads * MODEL_KIB / 2;
  }

  private static long growth(Outcome outcome, String what) {
    String line =
        outcome.out().lines().filter(each -> each.startsWith(what)).findFirst().orElse("");
    assertThat(line).as(outcome.toString()).isNotEmpty();
    return Long.parseLong(line.substring(what.length() + 1));
  }

  /** With a heap that is resident from the start, and no more of it than is used. */
  private Fork soak() throws Exception {
    return Fork.in(directory)
        .with("onnxruntime-1.21.1")
        .within(10)
        .option("-Xms64m")
        .option("-Xmx64m")
        .option("-XX:+AlwaysPreTouch")
        .option("-XX:MaxDirectMemorySize=1g");
  }
}
