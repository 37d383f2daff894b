package io.bulla.harness;

import io.bulla.testing.SharedData;
import io.bulla.testing.WriteTrace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A JVM of its own for one of the programs under src/test/programs. Its home, its temporary
 * directory and its environment are its own too, so that what it writes can be found.
 */
public final class ForkedJvm {

  private final String program;
  private final Path directory;
  private final List<Path> libraries = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private List<String> tracer = List.of();
  private Jdk jdk = Jdk.running();

  private ForkedJvm(String program, Path directory) {
    this.program = program;
    this.directory = directory;
  }

  /** A JVM that will run a program with an engine, and nothing else, on its class path. */
  public static ForkedJvm running(String program, EngineDirectory engine) {
    return running(program).with(engine);
  }

  /** A JVM that will run a program that needs no library. */
  public static ForkedJvm running(String program) {
    return new ForkedJvm(program, Scratch.directory("jvm-" + program));
  }

  /** Puts an engine's jars behind those that are there already. */
  public ForkedJvm with(EngineDirectory engine) {
    libraries.addAll(engine.jars());
    return this;
  }

  /** Puts the distribution's loader and all that it runs with on the class path. */
  public ForkedJvm withLoader() {
    libraries.addAll(Distribution.built().libraries());
    return option("-Djava.library.path=" + Distribution.built().natives());
  }

  /** Runs on this JDK. */
  public ForkedJvm on(Jdk other) {
    jdk = other;
    return this;
  }

  /** Puts the agent in, and the variables that its keys need. */
  public ForkedJvm withAgent(KeySetup keys) {
    return option(Distribution.built().agent(keys.configuration())).environment(keys.environment());
  }

  /** Registers a provider of its own, from the distribution's jars, in java.security. */
  public ForkedJvm withProvider(Jdk security, KeySetup keys) {
    libraries.addAll(Distribution.built().providerJars());
    return option("-Djava.security.properties=" + RegisteredProvider.properties(security, keys))
        .environment(keys.environment());
  }

  /** Lets DJL unpack an engine's natives where all tests find them: PyTorch's take 400 MB. */
  public ForkedJvm withSharedNatives() {
    Path natives = SharedData.checkout().resolve("integration-tests/target/natives");
    return environment(Map.of("ENGINE_CACHE_DIR", natives.toString()));
  }

  /** Adds an option of the JVM. */
  public ForkedJvm option(String option) {
    options.add(option);
    return this;
  }

  /** Adds environment variables. */
  public ForkedJvm environment(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /** Traces what it will write; without strace the calling test is skipped, visibly. */
  WriteTrace traced() {
    WriteTrace trace = WriteTrace.of(Scratch.directory("trace").resolve("writes"), directory);
    option(WriteTrace.JVM_OPTION).environment(trace.environment()).under(trace.command());
    return trace;
  }

  /** Runs under a tracer: a command that takes another. */
  ForkedJvm under(List<String> command) {
    tracer = command;
    return this;
  }

  /** The directory under which the JVM has its home and its temporary directory. */
  public Path directory() {
    return directory;
  }

  /** Runs the program to its end. */
  public Outcome run(Object... arguments) {
    Path home = made(directory.resolve("home"));
    Path temporary = made(directory.resolve("tmp"));
    List<String> command = new ArrayList<>(tracer);
    command.add(jdk.java().toString());
    command.addAll(List.of("-Duser.home=" + home, "-Djava.io.tmpdir=" + temporary));
    // short lives: a second compiler and a second collector's threads cost more than they give
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath(), program));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return Forked.run(command, environment(home, temporary), directory);
  }

  /** What {@code java} takes to run the program, for who types it. */
  public String typed() {
    return "-cp " + classPath() + " " + program;
  }

  private String classPath() {
    List<Path> all = new ArrayList<>(List.of(Programs.classesOf(program, libraries)));
    all.addAll(libraries);
    return Programs.join(all);
  }

  private Map<String, String> environment(Path home, Path temporary) {
    Map<String, String> all = new HashMap<>();
    all.putAll(Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C.UTF-8"));
    all.putAll(Map.of("HOME", home.toString(), "TMPDIR", temporary.toString()));
    all.putAll(Map.of("DJL_OFFLINE", "true", "OPT_OUT_TRACKING", "true"));
    all.putAll(environment);
    return all;
  }

  private static Path made(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
