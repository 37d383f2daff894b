package io.bulla.agent;

import io.bulla.agent.hooks.Hook;
import io.bulla.agent.hooks.onnxruntime.OrtHooks;
import java.util.Set;
import java.util.stream.Stream;

/** Versions of ONNX Runtime: some in every build, the others where all tests run. */
final class OrtVersions {
  private static final Set<String> USUAL = Set.of("1.20.0", "1.21.1", "1.29.0");

  private OrtVersions() {}

  /** The oldest, DJL's, and the newest. */
  static Stream<String> usual() {
    return USUAL.stream().sorted();
  }

  /** What else is called tested. */
  static Stream<String> others() {
    Hook any = OrtHooks.all().get(0);
    return any.engine().testedVersions().stream()
        .filter(version -> !USUAL.contains(version))
        .sorted();
  }
}
