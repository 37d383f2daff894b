package io.bulla.harness;

import io.bulla.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars of one line of engines.properties, as the build resolved them. */
public record EngineDirectory(String name) {

  public static final EngineDirectory DJL = new EngineDirectory("djl-0.38.0");
  public static final EngineDirectory MINILM = new EngineDirectory("all-minilm-l6-v2");
  public static final EngineDirectory LANGCHAIN4J = new EngineDirectory("langchain4j-1.20.0");
  public static final EngineDirectory SPRING_AI = new EngineDirectory("spring-ai-2.0.1");
  public static final EngineDirectory OPENTELEMETRY = new EngineDirectory("opentelemetry-2.33.1");
  public static final EngineDirectory ELASTIC_APM = new EngineDirectory("elastic-apm-1.52.0");
  public static final EngineDirectory OLD_LIBRARIES = new EngineDirectory("old-libraries");

  /** ONNX Runtime alone. */
  public static EngineDirectory onnxRuntime(String version) {
    return new EngineDirectory("onnxruntime-" + version);
  }

  /** The jars, in a stable order. */
  public List<Path> jars() {
    Path directory =
        SharedData.checkout().resolve("integration-tests/target/engines").resolve(name);
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "no engine " + name + ": ./mvnw -pl integration-tests -am verify resolves it", e);
    }
  }
}
