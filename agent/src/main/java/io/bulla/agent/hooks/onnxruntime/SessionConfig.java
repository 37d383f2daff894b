package io.bulla.agent.hooks.onnxruntime;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Entries of a session's configuration that do not go together with a sealed model. */
final class SessionConfig {
  // With these ONNX Runtime reads the caller's buffer after createSession, when it is wiped:
  // outputs become 0.0 without any error.
  private static final List<String> USING_THE_BUFFER_LATER =
      List.of(
          "session.use_ort_model_bytes_directly", "session.use_ort_model_bytes_for_initializers");

  private SessionConfig() {}

  static Optional<String> refusal(Map<String, String> entries) {
    return USING_THE_BUFFER_LATER.stream()
        .filter(key -> !"0".equals(entries.getOrDefault(key, "0")))
        .map(
            key ->
                "the session option "
                    + key
                    + " makes ONNX Runtime read the model's buffer after it was wiped; remove the"
                    + " option for sealed models")
        .findFirst();
  }
}
