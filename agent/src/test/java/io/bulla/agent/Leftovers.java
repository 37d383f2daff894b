package io.bulla.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.agent.Fork.Outcome;
import io.bulla.testing.WindowScan;
import io.bulla.testing.Windows;
import io.bulla.testing.WriteTrace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A traced JVM under the agent that loaded a sealed model, ran and closed it, and was refused a
 * damaged copy; and what of the model is in its dumps, its memory and all that it wrote. In each of
 * them is another model of the same kind in plaintext, which the program put there: the control.
 *
 * @param directory with the dumps
 * @param models what is looked for
 * @param trace what was written
 * @param outcome how the JVM ended
 */
record Leftovers(Path directory, LeftoverModels models, WriteTrace trace, Outcome outcome) {
  /** Looks for a sealed model of an engine. */
  static Leftovers of(EngineSpecimen specimen, Path directory, Keys keys) throws Exception {
    LeftoverModels models = LeftoverModels.of(specimen, directory);
    specimen.unpackNatives(models.model());
    Path into = models.writeWindows(directory.resolve("jvm"));
    WriteTrace trace = WriteTrace.of(directory.resolve("writes"), into);
    LeftoversFork fork = new LeftoversFork(specimen, into);
    Outcome outcome =
        fork.traced(trace).withAgent(keys).run(models, models.sealed(keys), models.damaged(keys));
    return new Leftovers(into, models, trace, outcome);
  }

  /** How many windows of the model are in a dump that has nearly all of the control. */
  int inDump(String name) throws IOException {
    try (InputStream dump = Files.newInputStream(directory.resolve(name + ".hprof"))) {
      return counted(new WindowScan(models.windows()).found(dump));
    }
  }

  /** How many windows of the model are in native memory that has nearly all of the control. */
  int inNativeMemory() {
    models.requireControl(printed(outcome, "control"));
    return printed(outcome, "model");
  }

  /** How many windows of the model were written where nearly all of the control was. */
  int inWrites() throws IOException {
    assertThat(trace.unseen()).isEmpty();
    int inFiles = 0;
    boolean control = false;
    for (Map.Entry<Path, Windows> file : trace.foundInFiles(models.windows()).entrySet()) {
      inFiles += models.ofModel().countIn(file.getValue());
      control |= file.getKey().toString().endsWith(".tmp");
    }
    assertThat(control).isTrue();
    return inFiles + counted(trace.foundInWrites(models.windows()));
  }

  /** How many windows of the model were written to anonymous files in memory. */
  int inAnonymousFiles() throws IOException {
    return trace.hitsInMemory(models.ofModel());
  }

  private int counted(Windows found) {
    models.requireControl(models.ofControl().countIn(found));
    return models.ofModel().countIn(found);
  }

  /** Directories of links, which it would have removed if the trace had let it. */
  List<Path> links() throws IOException {
    return Fork.linksLeftBy(printed(outcome, "pid"));
  }

  /** Results, refusals and logs. */
  String printed() {
    return outcome.out() + outcome.err();
  }

  /** A number that the program printed. */
  static int printed(Outcome outcome, String what) {
    Matcher line =
        Pattern.compile("^" + what + " (\\d+)$", Pattern.MULTILINE).matcher(outcome.out());
    assertThat(line.find()).as(outcome.toString()).isTrue();
    return Integer.parseInt(line.group(1));
  }
}
