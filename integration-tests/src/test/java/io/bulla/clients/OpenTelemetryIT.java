package io.bulla.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Minilm;
import io.bulla.harness.Outcome;
import io.bulla.harness.Sealed;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * OpenTelemetry's agent beside ours, told to trace the very methods that ours hooks, so that both
 * rewrite one class. It writes its spans to standard error and talks to nobody.
 */
class OpenTelemetryIT {

  private static final String SPAN = "'OrtEnvironment.createSession'";

  private final KeySetup keys = Keys.sharedKeystore();

  @Test
  void agentBeforeOurs_tracesTheLoadOfASealedModel() {
    assertTraced(traced(program()).withAgent(keys));
  }

  @Test
  @Tag("full")
  void agentAfterOurs_tracesTheLoadOfASealedModel() {
    assertTraced(traced(program().withAgent(keys)));
  }

  private void assertTraced(ForkedJvm jvm) {
    Outcome plain = program().run("path", Minilm.plainModel());

    Outcome sealed = jvm.run("path", Sealed.minilmFile(keys));

    assertThat(sealed.succeeded().lines()).isEqualTo(plain.succeeded().lines());
    assertThat(plain.lines()).hasSize(1).allMatch(line -> line.startsWith("output "));
    assertThat(sealed.err()).contains(SPAN);
  }

  private static ForkedJvm program() {
    return ForkedJvm.running("RunSession", EngineDirectory.onnxRuntime("1.21.1"));
  }

  private static ForkedJvm traced(ForkedJvm jvm) {
    return jvm.option("-javaagent:" + EngineDirectory.OPENTELEMETRY.jars().get(0))
        .option("-Dotel.traces.exporter=logging")
        .option("-Dotel.metrics.exporter=none")
        .option("-Dotel.logs.exporter=none")
        .option(
            "-Dotel.instrumentation.methods.include=ai.onnxruntime.OrtEnvironment[createSession]");
  }
}
