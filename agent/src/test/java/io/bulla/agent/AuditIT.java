package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import io.bulla.provider.audit.AuditVerification;
import io.bulla.provider.audit.ChainReport;
import io.bulla.provider.signing.Primitives;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application under the agent records what it opens; what cannot be recorded is not opened. */
class AuditIT {
  @TempDir Path directory;

  @Test
  void sealedModels_areRecorded_alsoFromACachedDek_andNotOpenedWithoutARecord() throws Exception {
    Keys keys = Keys.in(directory);
    Path plain = Files.write(directory.resolve("plain.onnx"), TinyOnnx.identity());
    Path sealed = keys.seal(plain, directory.resolve("model.onnx"));
    Path chains = Files.createDirectory(directory.resolve("chains"));
    assertThat(run(keys, chains, sealed).out()).isNotEmpty();

    AuditVerification found =
        AuditVerification.of(List.of(chains), List.of(), Primitives.OF_THE_JDK);
    assertThat(found.damages()).isEmpty();
    ChainReport chain = found.chains().get(0);
    assertThat(chain.ending()).isEqualTo(ChainReport.Ending.ENDED);
    List<String> lines = Files.readAllLines(Path.of(chain.file()));
    assertThat(outcomes(lines, "\"operation\":\"kek.unwrap\"")).hasSize(1);
    assertThat(outcomes(lines, "\"cached\":\"no\"")).hasSize(1);
    assertThat(outcomes(lines, "\"cached\":\"yes\"")).isNotEmpty();
    assertThat(outcomes(lines, "\"operation\":\"model.open\""))
        .allMatch(line -> line.contains("\"kek\":\"tiny/1\"") && line.contains("tiny-model"));

    Outcome refused = run(keys, directory.resolve("away"), sealed);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("could not be recorded in", "make room or mount");
  }

  private static List<String> outcomes(List<String> lines, String with) {
    return lines.stream()
        .filter(line -> line.contains("io.bulla.audit.outcome") && line.contains(with))
        .toList();
  }

  private Outcome run(Keys keys, Path chains, Path sealed) throws Exception {
    return Fork.in(directory)
        .with("onnxruntime-1.29.0")
        .withAgent("config=" + keys.configuration() + ",audit.directory=" + chains)
        .run("OrtProgram", "path,bytes,buffer", sealed.toString());
  }
}
