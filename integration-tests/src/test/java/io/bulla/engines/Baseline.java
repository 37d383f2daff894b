package io.bulla.engines;

import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.Minilm;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the plaintext model computes, without Bulla in the JVM: taken once. */
final class Baseline {

  private static final Map<String, List<String>> TAKEN = new ConcurrentHashMap<>();

  private Baseline() {}

  /** The embeddings that the DJL program prints. */
  static List<String> embeddings() {
    return TAKEN.computeIfAbsent(
        "djl",
        key ->
            ForkedJvm.running("EmbedSentences", EngineDirectory.DJL)
                .run(Minilm.plain())
                .succeeded()
                .lines());
  }

  /** The output that the ONNX Runtime program prints. */
  static List<String> output(String version) {
    return TAKEN.computeIfAbsent(
        version,
        key ->
            ForkedJvm.running("RunSession", EngineDirectory.onnxRuntime(version))
                .run("path", Minilm.plainModel())
                .succeeded()
                .lines());
  }
}
