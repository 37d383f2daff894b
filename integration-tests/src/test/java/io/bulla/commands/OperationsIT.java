package io.bulla.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.harness.Outcome;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The runbooks of docs/operations.md, command by command. */
class OperationsIT {

  @Test
  void runbooks_doWhatTheySay() throws IOException {
    Runbook runbook = Runbook.operations();
    Site site = Site.create();

    assertThat(site.run(runbook.commands("First ceremony")).out())
        .contains("created KEK models, version 1, active", "model.onnx")
        .containsPattern("models +1 +active .* 1 +")
        .containsPattern("escrow +1 +active .* 1 +");
    site.run(runbook.commands("Each day"));
    assertThat(site.run(runbook.commands("Rotation")).out())
        .contains("young enough", "escrow/1, models/1 -> escrow/1, models/2")
        .containsPattern("models +1 +deactivated .* 0 +")
        .containsPattern("models +2 +active .* 1 +");
    Outcome compromise = site.run(runbook.commands("Compromise"));
    assertThat(compromise.out())
        .containsPattern("models +2 +compromised .* 1 +")
        .contains("may be destroyed after");
    site.loseToken("models");
    assertThat(site.run("bulla verify /models/model.onnx").out()).contains("verified");
    assertThat(site.run(runbook.commands("Loss of an HSM")).out())
        .contains("escrow/1, models/3 -> escrow/1, models-b/1");
    site.run(runbook.commands("An administrator leaves"));
    site.run(runbook.commands("A token"));
    assertThat(runbook.sections().entrySet())
        .filteredOn(section -> !section.getValue().isEmpty())
        .extracting(Map.Entry::getKey)
        .as("sections that were run")
        .containsExactly(
            "First ceremony",
            "Each day",
            "Rotation",
            "Compromise",
            "Loss of an HSM",
            "An administrator leaves",
            "A token");
  }
}
