package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.OptionsRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Entries of a session's configuration that do not go together with a sealed model.
 *
 * @param key the entry
 * @param reason what ONNX Runtime would do, for the error
 */
record SessionConfig(String key, String reason) {
  static final String OPTIMIZED_MODEL = "setOptimizedModelFilePath";
  static final String PROFILING = "enableProfiling";

  private static final Set<String> OFF = Set.of("", "0");
  // With these outputs become 0.0 without any error.
  private static final String LATER = "read the model's buffer after it was wiped";
  private static final String PLAINTEXT = "write the model to disk in plaintext";
  private static final String NAMES = "write the names of the model's nodes to disk";
  private static final Set<String> OUTPUTS = Set.of(PLAINTEXT, NAMES);

  private static final String UNSEEN =
      "its session options were made before Bulla's agent was attached, so that nobody knows"
          + " whether they would make ONNX Runtime write the model to disk: make them anew for"
          + " sealed models, or set agent.outputs = allow";

  private static final List<SessionConfig> REFUSED =
      List.of(
          new SessionConfig("session.use_ort_model_bytes_directly", LATER),
          new SessionConfig("session.use_ort_model_bytes_for_initializers", LATER),
          new SessionConfig(OPTIMIZED_MODEL, PLAINTEXT),
          new SessionConfig("session.optimized_model_filepath", PLAINTEXT),
          new SessionConfig("ep.context_enable", PLAINTEXT),
          new SessionConfig(PROFILING, NAMES),
          new SessionConfig("session.enable_profiling", NAMES),
          new SessionConfig("session.node_partition_config_file", NAMES),
          new SessionConfig("session.collect_node_memory_stats_to_file", NAMES),
          new SessionConfig(
              "session.model_external_initializers_file_folder_path",
              "take ciphertext for the model's weights"));

  static Optional<String> refusal(Map<String, String> entries, boolean outputsAllowed) {
    Optional<String> refusal =
        REFUSED.stream()
            .filter(refused -> !(outputsAllowed && refused.isOutput()))
            .filter(refused -> !OFF.contains(entries.getOrDefault(refused.key, "")))
            .map(SessionConfig::text)
            .findFirst();
    if (refusal.isPresent() || outputsAllowed) {
      return refusal;
    }
    return entries.containsKey(OptionsRule.UNSEEN)
        ? Optional.of(UNSEEN)
        : ProviderOutputs.refusal(entries);
  }

  private boolean isOutput() {
    return OUTPUTS.contains(reason);
  }

  private String text() {
    return "the session option "
        + key
        + " would make ONNX Runtime "
        + reason
        + "; remove the option for sealed models"
        + (isOutput() ? ", or set agent.outputs = allow" : "");
  }
}
