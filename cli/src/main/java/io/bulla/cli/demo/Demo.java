package io.bulla.cli.demo;

import io.bulla.cli.Distribution;
import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.terminal.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The demo, step by step. Not safe for threads. */
final class Demo {
  private static final String MODEL_NAME = "all-minilm-l6-v2";
  private static final int TIMED_RUNS = 3;
  private static final int FIRST_LINE_BYTES = 79;

  private final Console console;
  private final Distribution distribution;
  private final ArtifactStore artifacts;
  private final DemoCache cache;
  private final PrivateDirectory directory;
  private final DemoKeys keys;

  Demo(
      Console console,
      Distribution distribution,
      ArtifactStore artifacts,
      DemoCache cache,
      PrivateDirectory directory,
      DemoKeys keys) {
    this.console = console;
    this.distribution = distribution;
    this.artifacts = artifacts;
    this.cache = cache;
    this.directory = directory;
    this.keys = keys;
  }

  void run() throws IOException {
    Map<Artifact, Path> files = artifacts.locate(ArtifactCatalog.artifacts());
    Path model = makeModel(files);
    EmbedProgram program = program(files);
    PlainRuns plain = runPlain(program, model);
    Path secrets = directory.directory("keys");
    DemoKeys.Prepared prepared = keys.prepare(secrets);
    seal(prepared, model);
    SealedRuns sealed = runSealed(program, prepared, model, plain);
    showFailureWithoutAgent(program, model);
    showTimes(plain.times(), sealed.times());
    sayWhatStays(model, prepared);
  }

  /** The plaintext's result and load times. */
  private record PlainRuns(EmbedResult result, LoadTimes times) {}

  /** The sealed model's result and load times. */
  private record SealedRuns(EmbedResult result, LoadTimes times) {}

  private Path makeModel(Map<Artifact, Path> files) throws IOException {
    Path model = directory.directory(MODEL_NAME);
    DjlModelDirectory.write(only(files, Artifact.Role.MODEL).get(0), model);
    step("A model, in plaintext");
    console.print("   " + model + ": model.onnx, tokenizer.json, serving.properties");
    return model;
  }

  private EmbedProgram program(Map<Artifact, Path> files) throws IOException {
    List<Path> jars = new ArrayList<>(List.of(distribution.demoProgramJar()));
    jars.addAll(only(files, Artifact.Role.ENGINE));
    Program processes = new Program(directory.path(), Map.of());
    return new EmbedProgram(processes, jars, directory.path(), cache.djl());
  }

  private static List<Path> only(Map<Artifact, Path> files, Artifact.Role role) {
    return files.entrySet().stream()
        .filter(entry -> entry.getKey().role() == role)
        .map(Map.Entry::getValue)
        .toList();
  }

  private PlainRuns runPlain(EmbedProgram program, Path model) throws IOException {
    EmbedResult first = program.record(model, List.of(), Map.of());
    List<LoadTimes> times = new ArrayList<>();
    for (int run = 0; run < TIMED_RUNS; run++) {
      times.add(LoadTimes.plain(program.record(model, List.of(), Map.of())));
    }
    console.print(
        String.format(
            Locale.ROOT,
            "   An ordinary DJL program computed %d numbers from it, kept for comparison.",
            first.numbers()));
    return new PlainRuns(first, LoadTimes.median(times));
  }

  private void seal(DemoKeys.Prepared prepared, Path model) throws IOException {
    step("Sealed, and the plaintext removed");
    bulla(prepared, prepared.command());
    bulla(prepared, List.of("seal", model.toString(), "--in-place"));
    console.print("   KEK: models, in " + prepared.place());
    console.print("   $ head -n 1 model.onnx");
    console.print("   " + firstLine(model.resolve("model.onnx")));
  }

  private void bulla(DemoKeys.Prepared prepared, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(distribution.home().resolve("bin").resolve("bulla").toString());
    command.addAll(List.of("--quiet", "--config", prepared.configuration().toString()));
    command.addAll(arguments);
    console.print("   $ bulla " + String.join(" ", arguments));
    new Program(directory.path(), prepared.environment()).mustRun(command);
  }

  private static String firstLine(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(FIRST_LINE_BYTES), StandardCharsets.US_ASCII).strip();
    }
  }

  private SealedRuns runSealed(
      EmbedProgram program, DemoKeys.Prepared prepared, Path model, PlainRuns plain)
      throws IOException {
    step("The same program, with the agent: -javaagent:bulla-agent.jar");
    AgentRuns runs = new AgentRuns(program, distribution.agentJar(), prepared, directory.path());
    AgentRuns.Run first = runs.run(model);
    first.result().table().lines().forEach(line -> console.print("   " + line));
    refuseOther(plain.result(), first.result());
    console.print(
        String.format(
            Locale.ROOT,
            "   All %d numbers equal those of the plaintext model, bit for bit.",
            first.result().numbers()));
    List<LoadTimes> times = new ArrayList<>();
    for (int run = 0; run < TIMED_RUNS; run++) {
      times.add(runs.run(model).times());
    }
    return new SealedRuns(first.result(), LoadTimes.median(times));
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
    step("The same program, without the agent");
    ProgramRun run = program.run(model, List.of(), Map.of());
    if (run.exitCode() == 0) {
      throw new Failure(
          ExitCode.VERIFY,
          "the sealed model was loaded without the agent",
          "this must never happen: please report it");
    }
    run.err().lines().forEach(line -> console.print("   " + line));
    console.print("   It met ciphertext, and ended with " + run.exitCode() + ".");
  }

  private void showTimes(LoadTimes plain, LoadTimes sealed) {
    step(
        String.format(
            Locale.ROOT, "From the start of the JVM to a loaded model (median of %d)", TIMED_RUNS));
    LoadTimes.table(plain, sealed).forEach(line -> console.print("   " + line));
  }

  private void sayWhatStays(Path model, DemoKeys.Prepared prepared) {
    if (directory.isKept()) {
      console.print("");
      console.print("Kept: the sealed model " + model);
      console.print("      its configuration " + prepared.configuration());
    }
  }

  private int steps;

  private void step(String title) {
    steps++;
    console.print((steps == 1 ? "" : "\n") + steps + ". " + title);
  }
}
