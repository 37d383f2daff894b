package io.bulla.refusals;

import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Outcome;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What one JVM under the agent said to each of several models. */
record Attempts(Map<String, String> lines, Outcome outcome) {

  static Attempts at(KeySetup keys, Collection<Path> models) {
    Outcome outcome = jvm(keys).run(models.stream().map(Path::toString).toArray());
    Map<String, String> lines = new HashMap<>();
    for (String line : outcome.succeeded().lines()) {
      String[] parts = line.split(" ", 3);
      lines.put(parts[1], line);
    }
    return new Attempts(lines, outcome);
  }

  static ForkedJvm jvm(KeySetup keys) {
    return ForkedJvm.running("TrySessions", EngineDirectory.onnxRuntime("1.21.1")).withAgent(keys);
  }

  /** "session PATH", or "refused PATH | class: message | class: message". */
  String line(Path model) {
    String line = lines.get(model.toString());
    if (line == null) {
      throw new AssertionError("nothing said of " + model + ": " + outcome);
    }
    return line;
  }
}
