package io.bulla.benchmarks.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars that the build has resolved for the tests, a directory for each engine. */
record Engines(Path directory) {

  private static final String ONNX_RUNTIME = "onnxruntime-";
  private static final String DJL = "djl-";
  private static final String MINILM = "all-minilm-l6-v2";
  private static final String RESOLVE = ": ./mvnw pre-integration-test resolves engines";

  /** Fails unless each kind of engine and the model are there. */
  void requireAll() throws IOException {
    for (String kind : List.of(ONNX_RUNTIME, DJL, MINILM)) {
      if (versions(kind).isEmpty()) {
        throw new IOException("no " + kind + "* in " + directory + RESOLVE);
      }
    }
  }

  /** All versions that are there. */
  List<String> onnxRuntimes() throws IOException {
    return versions(ONNX_RUNTIME);
  }

  /** All versions of DJL with ONNX Runtime that are there. */
  List<String> djls() throws IOException {
    return versions(DJL);
  }

  private List<String> versions(String prefix) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .map(name -> name.substring(prefix.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new IOException(directory + " cannot be read" + RESOLVE, e);
    }
  }

  List<Path> onnxRuntime(String version) throws IOException {
    return jars(ONNX_RUNTIME + version);
  }

  List<Path> djl(String version) throws IOException {
    return jars(DJL + version);
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
