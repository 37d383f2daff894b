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

    List<String> lines = wholeChain(chains);
    assertThat(outcomes(lines, "\"operation\":\"kek.unwrap\"")).hasSize(1);
    assertThat(outcomes(lines, "\"cached\":\"no\"")).hasSize(1);
    assertThat(outcomes(lines, "\"cached\":\"yes\"")).isNotEmpty();
    assertThat(outcomes(lines, "\"operation\":\"model.open\""))
        .allMatch(line -> line.contains("\"kek\":\"tiny/1\"") && line.contains("tiny-model"));

    Outcome refused = run(keys, directory.resolve("away"), sealed);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("could not be recorded in", "make room or mount");
  }

  @Test
  void sealedDataOfAPlaintextModel_areRecorded_withOneKekOperationForEachFile() throws Exception {
    Keys keys = Keys.in(directory);
    Path weights = Files.write(directory.resolve("weights"), LargerOnnx.weights(0));
    keys.seal(weights, directory.resolve("w.bin"));
    keys.seal(weights, directory.resolve("v.bin"));
    Path model = directory.resolve("model.onnx");
    Files.write(model, LargerOnnx.external("w.bin", "v.bin", 0));
    Path chains = Files.createDirectory(directory.resolve("chains"));
    assertThat(run(keys, chains, "path", model).out()).isNotEmpty();

    List<String> lines = wholeChain(chains);
    assertThat(outcomes(lines, "\"operation\":\"kek.unwrap\"")).hasSize(2);
    for (String file : List.of("w.bin", "v.bin")) {
      assertThat(outcomes(lines, directory.resolve(file) + "\""))
          .singleElement()
          .asString()
          .contains("\"operation\":\"model.open\"", "\"kek\":\"tiny/1\"");
    }
  }

  private static List<String> wholeChain(Path chains) throws Exception {
    AuditVerification found =
        AuditVerification.of(List.of(chains), List.of(), Primitives.OF_THE_JDK);
    assertThat(found.damages()).isEmpty();
    ChainReport chain = found.chains().get(0);
    assertThat(chain.ending()).isEqualTo(ChainReport.Ending.ENDED);
    return Files.readAllLines(Path.of(chain.file()));
  }

  private static List<String> outcomes(List<String> lines, String with) {
    return lines.stream()
        .filter(line -> line.contains("io.bulla.audit.outcome") && line.contains(with))
        .toList();
  }

  private Outcome run(Keys keys, Path chains, Path sealed) throws Exception {
    return run(keys, chains, "path,bytes,buffer", sealed);
  }

  private Outcome run(Keys keys, Path chains, String forms, Path model) throws Exception {
    return Fork.in(directory)
        .with("onnxruntime-1.29.0")
        .withAgent("config=" + keys.configuration() + ",audit.directory=" + chains)
        .run("OrtProgram", forms, model.toString());
  }
}
