package io.bulla.agent.hooks.onnxruntime;

import com.sun.jna.NativeLibrary;
import io.bulla.agent.boot.Stderr;
import java.util.Set;

/**
 * Turns off what newer versions write below the home directory: names of models and graphs. Only
 * the process's own environment does that, from before ONNX Runtime's is made.
 */
final class Telemetry {
  private static final String VARIABLE = "ORT_DISABLE_TELEMETRY";

  /** Nothing native is loaded for these. */
  private static final Set<String> WITHOUT = Set.of("1.20.0", "1.21.1", "1.24.2", "1.26.0");

  private Telemetry() {}

  /** Where the operator has set the variable already, that stands. */
  static void turnOff(String version) {
    if (WITHOUT.contains(version) || System.getenv(VARIABLE) != null) {
      return;
    }
    try {
      NativeLibrary.getProcess().getFunction("setenv").invokeInt(new Object[] {VARIABLE, "1", 0});
    } catch (LinkageError e) {
      Stderr.line(
          "warning: the telemetry of ONNX Runtime cannot be turned off, which names models and"
              + " graphs: start the application with "
              + VARIABLE
              + "=1");
    }
  }
}
