package io.bulla.harness;

import io.bulla.testing.SharedData;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A JVM of its own for one of the applications under src/test/modules: a named module, and the
 * provider's jars, on the module path. Nothing is on the class path.
 */
public final class ModularJvm {

  private final String application;
  private final Path directory;
  private final List<String> options = new ArrayList<>();

  private ModularJvm(String application) {
    this.application = application;
    this.directory = Scratch.directory("module-" + application);
  }

  /** A JVM that will run an application. */
  public static ModularJvm running(String application) {
    return new ModularJvm(application);
  }

  /** Registers the provider in java.security, by its name or by that of its class. */
  public ModularJvm registering(Jdk jdk, String name, KeySetup keys) {
    Path properties = RegisteredProvider.properties(jdk, name, keys);
    options.add("-Djava.security.properties=" + properties);
    return this;
  }

  /** Runs a main class of the application to its end. */
  public Outcome run(Jdk jdk, String mainClass, KeySetup keys, Object... arguments) {
    List<Path> modulePath = new ArrayList<>(List.of(compiled()));
    modulePath.addAll(Distribution.built().providerJars());
    List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
    command.addAll(options);
    command.addAll(List.of("-Duser.home=" + directory, "-Djava.io.tmpdir=" + directory));
    command.addAll(List.of("--module-path", Programs.join(modulePath)));
    command.addAll(List.of("--module", "app." + application + "/" + mainClass));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    Map<String, String> environment = new HashMap<>(keys.environment());
    environment.putAll(Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C.UTF-8"));
    return Forked.run(command, environment, directory);
  }

  private Path compiled() {
    Path sources =
        SharedData.checkout().resolve("integration-tests/src/test/modules").resolve(application);
    try (Stream<Path> files = Files.walk(sources)) {
      Path classes = Files.createDirectory(directory.resolve("classes"));
      compile(files.filter(file -> file.toString().endsWith(".java")).toList(), classes);
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compile(List<Path> sources, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String modulePath = Programs.join(Distribution.built().providerJars());
    List<String> options = new ArrayList<>(List.of("--release", "17", "-proc:none"));
    options.addAll(List.of("--module-path", modulePath, "-d", classes.toString()));
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromPaths(sources);
      if (!compiler.getTask(messages, files, null, options, null, units).call()) {
        throw new IllegalStateException(sources + " do not compile:\n" + messages);
      }
    }
  }
}
