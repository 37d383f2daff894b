package io.bulla.commands;

import io.bulla.commands.Walkthrough.Step;
import io.bulla.harness.Outcome;
import io.bulla.harness.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The commands of a document, typed into one shell, which the first that fails ends.
 *
 * @param outputs a directory, for a file of what each step printed
 */
record TypedCommands(List<Step> steps, Path outputs) {

  /** Runs them in a directory, and fails unless each ends well and prints what is shown. */
  void run(Map<String, String> environment, Path directory) throws IOException {
    Outcome outcome = Shell.run(script(), environment, directory);
    for (int number = 0; number < steps.size(); number++) {
      check(number, outcome);
    }
  }

  private String script() {
    StringBuilder script = new StringBuilder();
    for (int number = 0; number < steps.size(); number++) {
      script.append("exec >'").append(output(number)).append("' 2>&1\n");
      script.append(steps.get(number).commands()).append('\n');
    }
    return script.append("touch '").append(outputs.resolve("done")).append("'\n").toString();
  }

  private Path output(int number) {
    return outputs.resolve("step-" + number);
  }

  private void check(int number, Outcome outcome) throws IOException {
    Step step = steps.get(number);
    String printed = new String(Files.readAllBytes(output(number)), StandardCharsets.UTF_8);
    String typed = "line " + step.line() + ": " + step.commands() + "\n--- printed\n" + printed;
    boolean wasLast = !Files.exists(output(number + 1));
    if (wasLast && !Files.exists(outputs.resolve("done"))) {
      throw new AssertionError(typed + "--- ended with " + outcome);
    }
    if (step.isShown() && !new ShownOutput(step.shown()).fits(printed)) {
      throw new AssertionError(typed + "--- shown\n" + String.join("\n", step.shown()));
    }
  }
}
