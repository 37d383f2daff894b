package io.bulla.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.EngineDirectory;
import io.bulla.harness.ForkedJvm;
import io.bulla.harness.KeySetup;
import io.bulla.harness.Keys;
import io.bulla.harness.LeakScan;
import io.bulla.harness.Minilm;
import io.bulla.harness.Sealed;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a JVM writes while it loads a sealed model holds no piece of the plaintext. */
class NothingWrittenIT {

  @Test
  void djlLoadOfSealedDirectory_writesNoPlaintext() throws IOException {
    KeySetup keys = Keys.sharedKeystore();
    ForkedJvm jvm = ForkedJvm.running("EmbedSentences", EngineDirectory.DJL).withAgent(keys);
    LeakScan scan = LeakScan.of(jvm, Minilm.plainModel());

    assertThat(jvm.run(Sealed.minilm(keys)).succeeded().lines()).isEqualTo(Baseline.embeddings());

    scan.assertClean();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.20.0", "1.21.1", "1.29.0"})
  void onnxRuntimeLoadOfSealedFile_writesNoPlaintext(String version) throws IOException {
    KeySetup keys = Keys.sharedKeystore();
    ForkedJvm jvm =
        ForkedJvm.running("RunSession", EngineDirectory.onnxRuntime(version)).withAgent(keys);
    LeakScan scan = LeakScan.of(jvm, Minilm.plainModel());

    jvm.run("path,bytes,buffer", Sealed.minilmFile(keys)).succeeded();

    scan.assertClean();
  }

  @Test
  void plaintextModelsCopy_isFoundBySameScan() throws IOException {
    ForkedJvm jvm = ForkedJvm.running("CopyToTemporaryFile");
    LeakScan scan = LeakScan.of(jvm, Minilm.plainModel());

    jvm.run(Minilm.plainModel(), "delete").succeeded();

    scan.assertAllFound();
  }
}
