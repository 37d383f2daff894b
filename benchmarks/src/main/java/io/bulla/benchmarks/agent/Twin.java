package io.bulla.benchmarks.agent;

import io.bulla.benchmarks.programs.Nothing;
import io.bulla.benchmarks.programs.Predictors;
import io.bulla.benchmarks.programs.Sessions;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A JVM to start: an application with its own libraries on the class path, and with no other. */
final class Twin {

  private static final String PROGRAMS = "benchmarks-programs.jar";

  private final Site site;
  private final List<String> options = new ArrayList<>();
  private final List<String> program = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private final List<Path> classPath = new ArrayList<>();

  private Twin(Site site) {
    this.site = site;
    classPath.add(programs());
    options.addAll(site.options().jvm());
  }

  /** With ONNX Runtime. */
  Twin(Site site, String onnxRuntime) throws IOException {
    this(site, site.onnxRuntime(onnxRuntime));
  }

  private Twin(Site site, List<Path> engine) {
    this(site);
    classPath.addAll(engine);
    // Else versions after 1.26.0 send names of models: the agent turns that off, so both do.
    environment.put("ORT_DISABLE_TELEMETRY", "1");
    if (Runtime.version().feature() > 17) {
      options.add("--enable-native-access=ALL-UNNAMED");
    }
  }

  /** With DJL and its ONNX Runtime; natives of its tokenizers are unpacked once for all. */
  static Twin withDjl(Site site, String version) throws IOException {
    Twin twin = new Twin(site, site.djl(version));
    twin.environment.put("DJL_CACHE_DIR", site.djlCache().toString());
    twin.environment.put("DJL_OFFLINE", "true");
    twin.environment.put("OPT_OUT_TRACKING", "true");
    return twin;
  }

  /** An application that has no engine. */
  static Twin withoutEngine(Site site) {
    Twin twin = new Twin(site);
    twin.program.add(Nothing.class.getName());
    return twin;
  }

  Twin running(String form, Path model) {
    program.addAll(
        List.of(Sessions.class.getName(), form.toUpperCase(Locale.ROOT), model.toString()));
    return this;
  }

  Twin predicting(Path directory) {
    program.addAll(List.of(Predictors.class.getName(), directory.toString()));
    return this;
  }

  /** Puts the agent in. */
  Twin under(Keys keys) {
    return under(keys, "");
  }

  /** Puts the agent in, with further settings, each after a comma. */
  Twin under(Keys keys, String settings) {
    String argument = "config=" + keys.configuration() + settings;
    options.add("-javaagent:" + site.distribution().agent() + "=" + argument);
    environment.putAll(keys.environment());
    return this;
  }

  /** Starts it; its natives are unpacked into a directory of its own. */
  LiveTwin start() throws IOException {
    Path own = site.scratch("jvm");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-Djava.io.tmpdir=" + own);
    command.addAll(List.of("-cp", joined()));
    command.addAll(program);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("BULLA_"));
    builder.environment().putAll(environment);
    return new LiveTwin(builder, own.resolve("errors"));
  }

  private String joined() {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** Beside benchmarks.jar. */
  private static Path programs() {
    try {
      Path own = Path.of(Twin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return own.resolveSibling(PROGRAMS);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("benchmarks.jar is nowhere", e);
    }
  }
}
