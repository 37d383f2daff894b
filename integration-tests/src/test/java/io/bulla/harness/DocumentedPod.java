package io.bulla.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pod of docs/kubernetes.md in a {@link HardenedContainer}: its commands and variables are used
 * as they stand there, with a directory before each absolute path.
 */
public final class DocumentedPod {

  private static final EngineDirectory RUNTIME = EngineDirectory.onnxRuntime("1.21.1");

  private final PodVolumes volumes = new PodVolumes(Scratch.directory("pod"));
  private final HardenedContainer container;
  private final PodManifest manifest;

  private DocumentedPod() throws IOException {
    container = HardenedContainer.required(volumes.empty("tmp"));
    manifest = PodManifest.below(volumes.root());
  }

  /** One whose init container has run; where there are no namespaces the test is skipped. */
  public static DocumentedPod started(KeySetup keys) {
    try {
      DocumentedPod pod = new DocumentedPod();
      pod.fill(keys);
      Forked.run(pod.manifest.initCommand(), pod.variables(), Scratch.directory("init"))
          .succeeded();
      return pod;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fill(KeySetup keys) throws IOException {
    Files.createSymbolicLink(volumes.root().resolve("bulla"), Distribution.built().root());
    volumes.secret("secrets", keys, manifest.configuration());
    volumes.filled("models/minilm", Sealed.minilm(keys));
    OnnxNatives.unpack(RUNTIME, volumes.empty("opt/onnxruntime"));
    volumes.empty("opt/bulla");
    volumes.empty("etc/bulla");
  }

  /** Where a path of the pod is. */
  public Path path(String absolute) {
    return volumes.root().resolve(absolute.substring(1));
  }

  /** Runs the application: one session from the model. */
  public Outcome runSession() {
    return runSession(variables());
  }

  /** Runs the application without one word of JAVA_TOOL_OPTIONS. */
  public Outcome runSessionWithout(String option) {
    Map<String, String> less = new HashMap<>(variables());
    less.computeIfPresent("JAVA_TOOL_OPTIONS", (name, value) -> without(value, option));
    return runSession(less);
  }

  private static String without(String value, String option) {
    if (!value.contains(option)) {
      throw new IllegalStateException("no " + option + " in " + value);
    }
    return value.replace(option, "");
  }

  private Outcome runSession(Map<String, String> variables) {
    List<Path> classPath = new ArrayList<>(RUNTIME.jars());
    classPath.add(Programs.classesOf("RunSession", RUNTIME.jars()));
    List<String> command = new ArrayList<>(List.of(Jdk.running().java().toString()));
    command.addAll(List.of("-cp", Programs.join(classPath), "RunSession", "path"));
    command.add(path("/models/minilm/model.onnx").toString());
    return container.run(command, variables);
  }

  /** Runs the probe. */
  public Outcome probe() {
    return container.run(manifest.probeCommand(), variables());
  }

  /** Runs the probe without the model, its last words. */
  public Outcome probeWithoutModel() {
    List<String> words = manifest.probeCommand();
    return container.run(words.subList(0, words.indexOf("--model")), variables());
  }

  /** Runs the gate, its last words, the bounds, and its time replaced. */
  public Outcome gate(String... bounds) {
    List<String> words = manifest.gateCommand();
    List<String> command = new ArrayList<>(words.subList(0, words.indexOf("--max-load-ms")));
    command.set(command.indexOf("--seconds") + 1, "1");
    command.addAll(List.of(bounds));
    return container.run(command, variables());
  }

  /** Runs commands of a shell. */
  public Outcome shell(String commands) {
    return container.run(List.of("sh", "-c", commands), Map.of());
  }

  private Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>(manifest.variables());
    variables.put("HOME", "/nonexistent");
    variables.put("PATH", System.getenv("PATH"));
    variables.put("JAVA_HOME", Jdk.running().home().toString());
    return variables;
  }
}
