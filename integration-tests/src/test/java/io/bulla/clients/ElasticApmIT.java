package io.bulla.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.Minilm;
import io.bulla.harness.Outcome;
import io.bulla.harness.Sealed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Elastic's agent beside ours, told to trace the very methods that ours hooks, so that both rewrite
 * one class. It writes what it traced to its log and talks to nobody.
 */
class ElasticApmIT {

  private static final String TRACED = "Activating 'OrtEnvironment#createSession'";

  private final KeySetup keys = Keys.sharedKeystore();

  @TempDir private Path directory;

  @Test
  void agentBeforeOurs_tracesTheLoadOfASealedModel() throws IOException {
    assertTraced(traced(program()).withAgent(keys));
  }

  @Test
  @Tag("full")
  void agentAfterOurs_tracesTheLoadOfASealedModel() throws IOException {
    assertTraced(traced(program().withAgent(keys)));
  }

  private void assertTraced(ForkedJvm jvm) throws IOException {
    Outcome plain = program().run("path", Minilm.plainModel());

    Outcome sealed = jvm.run("path", Sealed.minilmFile(keys));

    assertThat(sealed.succeeded().lines()).isEqualTo(plain.succeeded().lines());
    assertThat(plain.lines()).hasSize(1).allMatch(line -> line.startsWith("output "));
    assertThat(Files.readString(log())).contains(TRACED);
  }

  private Path log() {
    return directory.resolve("apm.log");
  }

  private static ForkedJvm program() {
    return ForkedJvm.running("RunSession", EngineDirectory.onnxRuntime("1.21.1"));
  }

  private ForkedJvm traced(ForkedJvm jvm) {
    return jvm.option("-javaagent:" + EngineDirectory.ELASTIC_APM.jars().get(0))
        .option("-Delastic.apm.disable_send=true")
        .option("-Delastic.apm.central_config=false")
        .option("-Delastic.apm.cloud_provider=NONE")
        .option("-Delastic.apm.log_level=DEBUG")
        .option("-Delastic.apm.log_file=" + log())
        .option("-Delastic.apm.trace_methods=ai.onnxruntime.OrtEnvironment#createSession");
  }
}
