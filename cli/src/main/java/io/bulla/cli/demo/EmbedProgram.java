package io.bulla.cli.demo;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The ordinary DJL program, each run in a JVM of its own. Not safe for threads. */
final class EmbedProgram {
  private static final int FIRST_JDK_THAT_WARNS = 24;

  private final Program program;
  private final String classPath;
  private final Path privateDirectory;
  private final Path djlCache;

  EmbedProgram(Program program, List<Path> jars, Path privateDirectory, Path djlCache) {
    this.program = program;
    this.classPath = String.join(":", jars.stream().map(Path::toString).toList());
    this.privateDirectory = privateDirectory;
    this.djlCache = djlCache;
  }

  /** Runs it with these JVM options; the result may be that it failed. */
  ProgramRun run(Path model, List<String> jvmOptions, Map<String, String> environment)
      throws IOException {
    return program.run(command(jvmOptions, List.of(model.toString())), environment);
  }

  /** Runs it, lets it write what it computed and when, and reads that. */
  EmbedResult record(Path model, List<String> jvmOptions, Map<String, String> environment)
      throws IOException {
    Path output = Files.createTempDirectory(privateDirectory, "embeddings-");
    List<String> arguments = List.of(model.toString(), output.toString());
    ProgramRun run = program.run(command(jvmOptions, arguments), environment);
    if (run.exitCode() != 0) {
      throw failed(run);
    }
    EmbedResult result = read(run, output);
    PrivateDirectory.wipe(output);
    return result;
  }

  private static Failure failed(ProgramRun run) {
    return new Failure(
        ExitCode.PREREQUISITE,
        String.format(
            Locale.ROOT,
            "the DJL program ended with %d: %s",
            run.exitCode(),
            run.err().isBlank() ? run.out().strip() : run.err().strip()),
        "see whether bulla doctor finds fault with this host");
  }

  private List<String> command(List<String> jvmOptions, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(ordinaryOptions());
    command.addAll(List.of("-cp", classPath, "example.Embed"));
    command.addAll(arguments);
    return command;
  }

  /** What keeps DJL and its logging quiet, off the network and out of the user's home. */
  private List<String> ordinaryOptions() {
    List<String> options = new ArrayList<>();
    options.add("-DDJL_CACHE_DIR=" + djlCache);
    options.add("-Dai.djl.offline=true");
    options.add("-DOPT_OUT_TRACKING=true");
    options.add("-Dslf4j.internal.verbosity=ERROR");
    if (Runtime.version().feature() >= FIRST_JDK_THAT_WARNS) {
      options.add("--enable-native-access=ALL-UNNAMED");
    }
    return options;
  }

  private static EmbedResult read(ProgramRun run, Path output) throws IOException {
    Properties times = new Properties();
    try (var in = Files.newInputStream(output.resolve("times.properties"))) {
      times.load(in);
    }
    return new EmbedResult(
        run.out(),
        ByteBuffer.wrap(Files.readAllBytes(output.resolve("embeddings.bin"))),
        Long.parseLong(times.getProperty("main.epoch-millis")) - run.startEpochMillis(),
        Long.parseLong(times.getProperty("ready.epoch-millis")) - run.startEpochMillis());
  }
}
