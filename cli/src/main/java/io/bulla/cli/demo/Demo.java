package io.bulla.cli.demo;

import io.bulla.cli.Distribution;
import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The demo, step by step. Not safe for threads. */
final class Demo {
  private static final String MODEL_NAME = "all-minilm-l6-v2";
  private static final int TIMED_RUNS = 3;

  private final Narration narration;
  private final Distribution distribution;
  private final PrivateDirectory directory;
  private final DemoKeys keys;

  Demo(Narration narration, Distribution distribution, PrivateDirectory directory, DemoKeys keys) {
    this.narration = narration;
    this.distribution = distribution;
    this.directory = directory;
    this.keys = keys;
  }

  /** Runs it with these files, and lets DJL unpack its libraries in its cache. */
  void run(Map<Artifact, Path> files, Path djlCache) throws IOException {
    Path model = makeModel(files);
    EmbedProgram program = program(files, djlCache);
    List<TimedResult> plain = runPlain(program, model);
    DemoKeys.Prepared prepared = keys.prepare(directory.directory("keys"));
    new DemoSealing(distribution, prepared, directory.path(), narration).seal(model);
    List<TimedResult> sealed = runSealed(program, prepared, model, plain.get(0).result());
    showFailureWithoutAgent(program, model);
    showTimes(plain, sealed);
    sayWhatStays(model, prepared);
  }

  private Path makeModel(Map<Artifact, Path> files) throws IOException {
    Path model = directory.directory(MODEL_NAME);
    DjlModelDirectory.write(only(files, Artifact.Role.MODEL).get(0), model);
    narration.step("A model, in plaintext");
    narration.line(model + ": model.onnx, tokenizer.json, serving.properties");
    return model;
  }

  private EmbedProgram program(Map<Artifact, Path> files, Path djlCache) {
    List<Path> jars = new ArrayList<>(List.of(distribution.demoProgramJar()));
    jars.addAll(only(files, Artifact.Role.ENGINE));
    Program processes = new Program(directory.path(), Map.of());
    return new EmbedProgram(processes, jars, directory.path(), djlCache);
  }

  private static List<Path> only(Map<Artifact, Path> files, Artifact.Role role) {
    return files.entrySet().stream()
        .filter(entry -> entry.getKey().role() == role)
        .map(Map.Entry::getValue)
        .toList();
  }

  private List<TimedResult> runPlain(EmbedProgram program, Path model) throws IOException {
    program.record(model, List.of(), Map.of()); // DJL unpacks its libraries
    List<TimedResult> runs = new ArrayList<>();
    for (int run = 0; run < TIMED_RUNS; run++) {
      EmbedResult result = program.record(model, List.of(), Map.of());
      runs.add(new TimedResult(result, LoadTimes.plain(result)));
    }
    narration.line(
        String.format(
            Locale.ROOT,
            "An ordinary DJL program computed %d numbers from it, kept for comparison.",
            runs.get(0).result().numbers()));
    return runs;
  }

  private List<TimedResult> runSealed(
      EmbedProgram program, DemoKeys.Prepared prepared, Path model, EmbedResult plain)
      throws IOException {
    narration.step("The same program, with the agent: -javaagent:bulla-agent.jar");
    AgentRuns agent = new AgentRuns(program, distribution.agentJar(), prepared, directory.path());
    EmbedResult first = agent.run(model).result();
    first.table().lines().forEach(narration::line);
    refuseOther(plain, first);
    narration.line(
        String.format(
            Locale.ROOT,
            "All %d numbers equal those of the plaintext model, bit for bit.",
            first.numbers()));
    List<TimedResult> runs = new ArrayList<>();
    for (int run = 0; run < TIMED_RUNS; run++) {
      runs.add(agent.run(model));
    }
    return runs;
  }

  private static void refuseOther(EmbedResult plain, EmbedResult sealed) {
    if (!sealed.computedTheSameAs(plain)) {
      throw new Failure(
          ExitCode.VERIFY,
          "the sealed model computed other numbers than the plaintext one",
          "this must never happen: please report it, with the versions that bulla --version prints");
    }
  }

  private void showFailureWithoutAgent(EmbedProgram program, Path model) throws IOException {
    narration.step("The same program, without the agent");
    ProgramRun run = program.run(model, List.of(), Map.of());
    if (run.exitCode() == 0) {
      throw new Failure(
          ExitCode.VERIFY,
          "the sealed model was loaded without the agent",
          "this must never happen: please report it");
    }
    run.err().lines().forEach(narration::line);
    narration.line("It met ciphertext, and ended with " + run.exitCode() + ".");
  }

  private void showTimes(List<TimedResult> plain, List<TimedResult> sealed) {
    narration.step(
        String.format(
            Locale.ROOT, "From the start of the JVM to a loaded model (median of %d)", TIMED_RUNS));
    LoadTimes.table(TimedResult.medianTimes(plain), TimedResult.medianTimes(sealed))
        .forEach(narration::line);
  }

  private void sayWhatStays(Path model, DemoKeys.Prepared prepared) {
    if (directory.isKept()) {
      narration.end(
          "Kept: the sealed model " + model, "      its configuration " + prepared.configuration());
    }
  }
}
