package io.bulla.benchmarks.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars that the build has resolved for the tests, a directory for each engine. */
record Engines(Path directory) {

  private static final String ONNX_RUNTIME = "onnxruntime-";
  private static final String MINILM = "all-minilm-l6-v2";

  /** All versions that are there. */
  List<String> onnxRuntimes() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.startsWith(ONNX_RUNTIME))
          .map(name -> name.substring(ONNX_RUNTIME.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new IOException(
          directory + " cannot be read: ./mvnw pre-integration-test resolves engines", e);
    }
  }

  List<Path> onnxRuntime(String version) throws IOException {
    return jars(ONNX_RUNTIME + version);
  }

  /** A jar that holds MiniLM. */
  Path minilm() throws IOException {
    return jars(MINILM).get(0);
  }

  private List<Path> jars(String name) throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(name))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }
}
