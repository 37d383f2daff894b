package io.bulla.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.BullaCommand;
import io.bulla.harness.EngineDirectory;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Outcome;
import io.bulla.testing.SharedData;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bulla doctor --agent}, on the class paths of real engines. */
class AgentForecastIT {
  private static final String ORT = "ai.onnxruntime.OrtEnvironment";

  @TempDir Path directory;

  @Test
  void testedEngines_areNamedClassByClass_withoutAnyConfiguration() {
    Outcome outcome = doctor(classPath(EngineDirectory.DJL));
    assertThat(outcome.succeeded().lines())
        .anyMatch(line -> line.matches("ok +" + ORT + " +ONNX Runtime 1\\.21\\.1, tested"))
        .anyMatch(line -> line.matches("ok +ai\\.djl\\.BaseModel +DJL 0\\.38\\.0, tested"))
        .allMatch(line -> line.startsWith("ok "))
        .extracting(AgentForecastIT::columnOfTheDetail)
        .as("one column, however long the names of classes are")
        .containsOnly(columnOfTheDetail(outcome.lines().get(0)));
  }

  private static int columnOfTheDetail(String line) {
    return line.length() - line.replaceFirst("\\S+ +\\S+ +", "").length();
  }

  @Test
  void starForAllJarsOfADirectory_isReadAsTheJvmDoes_andJsonSaysTheSame() {
    Path jars = EngineDirectory.onnxRuntime("1.29.0").jars().get(0).getParent();
    assertThat(doctor(jars + "/*", "--json").succeeded().out())
        .contains("\"name\" : \"" + ORT + "\"", "\"detail\" : \"ONNX Runtime 1.29.0, tested\"");
  }

  @Test
  void engineWithoutAVersion_fitsUntested() throws IOException {
    Path jar = EngineDirectory.onnxRuntime("1.21.1").jars().get(0);
    assertThat(doctor(unpacked(jar).toString()).succeeded().out())
        .containsPattern("warn +" + ORT + " +ONNX Runtime of unknown version, fits, but was not")
        .contains("agent.engine.untested = refuse");
  }

  @Test
  void engineOfAnotherShape_failsBeforehand() {
    Path source =
        SharedData.checkout().resolve("agent/src/test/drifted/ai/onnxruntime/OrtEnvironment.java");
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-proc:none", "-d", directory.toString(), source.toString());
    assertThat(compiled).isZero();
    Outcome outcome = doctor(directory.toString());
    assertThat(outcome.exitCode()).isEqualTo(10);
    assertThat(outcome.out())
        .containsPattern("fail +" + ORT + " +ONNX Runtime does not fit, so that sealed models will")
        .contains(ORT + " has no createSession");
  }

  @Test
  void classPathWithoutAnEngine_orThatIsNotThere_isNamed() {
    assertThat(doctor(directory.toString()).succeeded().out())
        .contains("no class of an engine that Bulla knows is on this class path");
    Outcome absent = doctor(directory.resolve("absent.jar").toString());
    assertThat(absent.exitCode()).isEqualTo(8);
    assertThat(absent.err()).contains("absent.jar: there is no such entry of a class path");
  }

  private Outcome doctor(String classPath, String... more) {
    KeySetup none = new KeySetup(directory.resolve("none.properties"), Map.of(), "none");
    Object[] arguments = new Object[3 + more.length];
    arguments[0] = "doctor";
    arguments[1] = "--agent";
    arguments[2] = classPath;
    System.arraycopy(more, 0, arguments, 3, more.length);
    return BullaCommand.run(none, arguments);
  }

  private static String classPath(EngineDirectory engine) {
    return engine.jars().stream()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Path unpacked(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry :
          file.stream().filter(each -> each.getName().endsWith(".class")).toList()) {
        Path target = directory.resolve(entry.getName());
        Files.createDirectories(target.getParent());
        Files.copy(file.getInputStream(entry), target);
      }
    }
    return directory;
  }
}
