package io.bulla.agent;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Runs a program of src/test/programs in a JVM of its own, with or without the real agent. */
final class Fork {
  private final Path directory;
  private Path sources = Path.of("src", "test", "programs");
  private final List<String> classPath = new ArrayList<>();
  private final List<String> jvmOptions = new ArrayList<>();
  private List<String> starter = List.of();
  private @Nullable Path workingDirectory;
  private final Map<String, String> variables = new HashMap<>();
  private long pid;
  private long deadlineMinutes = 2;

  private Fork(Path directory) {
    this.directory = directory;
    classPath.add(directory.resolve("classes").toString());
    // ONNX Runtime itself needs it; without it JDK 24 and newer warn on standard error.
    if (Runtime.version().feature() > 17) {
      jvmOptions.add("--enable-native-access=ALL-UNNAMED");
    }
  }

  /** A JVM whose programs and output are put into an empty directory. */
  static Fork in(Path directory) {
    return new Fork(directory);
  }

  static Path distribution() {
    return Path.of(System.getProperty("bulla.distribution"));
  }

  /** The jars of one line of integration-tests/engines.properties, as the build resolved them. */
  static List<Path> engine(String name) throws IOException {
    Path directory = Path.of(System.getProperty("bulla.engines"), name);
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  Fork with(String engine) throws IOException {
    return withClasses(engine(engine).toArray(Path[]::new));
  }

  Fork sources(String name) {
    sources = Path.of("src", "test", name);
    return this;
  }

  Fork withClasses(Path... entries) {
    Arrays.stream(entries).map(Path::toString).forEach(classPath::add);
    return this;
  }

  Fork withAgent(String argument) {
    return withAgent(distribution(), argument);
  }

  Fork withAgent(Path distribution, String argument) {
    Path jar = distribution.resolve("agent").resolve("bulla-agent.jar");
    jvmOptions.add("-javaagent:" + jar + (argument.isEmpty() ? "" : "=" + argument));
    return this;
  }

  Fork option(String option) {
    jvmOptions.add(option);
    return this;
  }

  /** Lets the JVM be started by a command that takes another. */
  Fork under(List<String> command) {
    starter = command;
    return this;
  }

  /** Sets a variable of the environment, over those that every JVM gets; empty takes it away. */
  Fork variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** Lets the JVM run in a directory. */
  Fork workingIn(Path other) {
    workingDirectory = other;
    return this;
  }

  /** Directories of links that the last JVM has left. */
  List<Path> linksLeft() throws IOException {
    return linksLeftBy(pid);
  }

  static List<Path> linksLeftBy(long pid) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/dev/shm"))) {
      String own = "bulla-" + pid + "-";
      return files.filter(file -> file.getFileName().toString().startsWith(own)).toList();
    }
  }

  /** Gives its programs more time. */
  Fork within(long minutes) {
    deadlineMinutes = minutes;
    return this;
  }

  Outcome run(String program, String... arguments) throws IOException, InterruptedException {
    compile(program);
    List<String> command = new ArrayList<>(starter);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // short lives: a second compiler and a second collector's threads cost more than they give
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(jvmOptions);
    command.add("-Dorg.bytedeco.javacpp.cachedir=" + natives());
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), program));
    command.addAll(List.of(arguments));
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    if (workingDirectory != null) {
      builder.directory(workingDirectory.toFile());
    }
    builder.environment().keySet().removeIf(name -> name.startsWith("BULLA_"));
    builder.environment().put("XDG_CONFIG_HOME", directory.toString());
    builder.environment().put("DJL_CACHE_DIR", directory.resolve("cache").toString());
    // Unpacked once for all tests: those of PyTorch and TensorFlow take a gigabyte.
    builder.environment().put("ENGINE_CACHE_DIR", natives());
    builder.environment().put("DJL_OFFLINE", "true");
    builder.environment().put("OPT_OUT_TRACKING", "true");
    builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
    builder.environment().putAll(variables);
    builder.environment().values().removeIf(String::isEmpty);
    Process process = builder.start();
    pid = process.pid();
    if (!process.waitFor(deadlineMinutes, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException(program + " does not end: " + Files.readString(err));
    }
    return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static String natives() {
    return Path.of(System.getProperty("bulla.engines")).resolveSibling("natives").toString();
  }

  /** Compiles a program that another one calls by name. */
  Fork compile(String program) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path source = sources.resolve(program + ".java");
    Path classes = Files.createDirectories(directory.resolve("classes"));
    String path = String.join(File.pathSeparator, classPath);
    int result =
        compiler.run(
            null,
            null,
            null,
            "-d",
            classes.toString(),
            "-cp",
            path,
            "-sourcepath",
            sources.toString(),
            "-proc:none",
            source.toString());
    if (result != 0) {
      throw new IllegalStateException(source + " does not compile");
    }
    return this;
  }

  /** How it ended and what it printed. */
  record Outcome(int exitCode, String out, String err) {
    private static final String CIPHER_ENGINE = "bulla: info: cipher engine: ";

    /** Standard error without what depends on the host's speed. */
    String errWithoutCipherEngine() {
      return err.lines()
          .filter(line -> !line.startsWith(CIPHER_ENGINE))
          .map(line -> line + "\n")
          .collect(Collectors.joining());
    }

    long cipherEngineLines() {
      return err.lines().filter(line -> line.startsWith(CIPHER_ENGINE)).count();
    }
  }
}
