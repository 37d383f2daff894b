package io.bulla.benchmarks.agent;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What to measure, and with what.
 *
 * @param parts in this order
 * @param values by name, without the dashes
 */
record CostOptions(List<String> parts, Map<String, String> values) {

  private static final List<String> ALL_PARTS =
      List.of("start", "warm", "cold", "djl", "memory", "huge");

  private static final Set<String> NAMES =
      Set.of(
          "distribution", // that holds the agent; the one that the build has put together
          "engines", // a directory of directories of jars; those that the build has resolved
          "onnxruntime", // versions; all that the build has resolved
          "keks", // keystore, softhsm
          "forms", // path, bytes, buffer
          "pairs", // that are measured of each kind
          "memory-pairs", // processes whose memory is looked at, which scatters less than time
          "warmups", // sessions of each JVM beforehand
          "forks", // pairs of JVMs for warm sessions
          "runs", // inferences in each session
          "huge-mebibytes", // of the weights in the model with external data
          "huge-graphs", // product, lookup
          "results", // a file, for every single figure
          "directory", // where models and keys are, in a directory of its own
          "jvm"); // options of each JVM, with spaces between them

  CostOptions {
    parts = parts.isEmpty() ? ALL_PARTS : List.copyOf(parts);
    values = Map.copyOf(values);
    for (String name : values.keySet()) {
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException("--" + name + " is unknown: there are " + NAMES);
      }
    }
  }

  static CostOptions of(String... arguments) {
    List<String> parts = new ArrayList<>();
    Map<String, String> values = new HashMap<>();
    for (String argument : arguments) {
      if (argument.startsWith("--")) {
        String[] pair = argument.substring(2).split("=", 2);
        values.put(pair[0], pair.length == 2 ? pair[1] : "");
      } else {
        parts.add(argument);
      }
    }
    return new CostOptions(parts, values);
  }

  Optional<Path> distribution() {
    return Optional.ofNullable(values.get("distribution")).map(Path::of).map(Path::toAbsolutePath);
  }

  Path engines() {
    return Path.of(value("engines", "integration-tests/target/engines")).toAbsolutePath();
  }

  /** Empty for all that are there. */
  List<String> onnxRuntimes() {
    return list("onnxruntime", "");
  }

  List<String> keks() {
    return list("keks", "keystore,softhsm");
  }

  List<String> forms() {
    return list("forms", "path");
  }

  int pairs() {
    return number("pairs", 30);
  }

  int memoryPairs() {
    return number("memory-pairs", Math.min(5, pairs()));
  }

  int warmups() {
    return number("warmups", 10);
  }

  int forks() {
    return number("forks", 2);
  }

  int runs() {
    return number("runs", 11);
  }

  int hugeMebibytes() {
    return number("huge-mebibytes", 2304);
  }

  List<String> hugeGraphs() {
    return list("huge-graphs", "product,lookup");
  }

  Optional<Path> results() {
    return Optional.ofNullable(values.get("results")).map(Path::of);
  }

  Path directory() {
    return Path.of(value("directory", System.getProperty("java.io.tmpdir")));
  }

  List<String> jvm() {
    return words(value("jvm", ""), " ");
  }

  String text() {
    String given =
        new TreeMap<>(values)
            .entrySet().stream()
                .map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    return String.join(" ", parts) + " " + given;
  }

  private List<String> list(String name, String otherwise) {
    return words(value(name, otherwise), ",");
  }

  private int number(String name, int otherwise) {
    return Integer.parseInt(value(name, Integer.toString(otherwise)));
  }

  private String value(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  private static List<String> words(String text, String separator) {
    return Arrays.stream(text.split(separator, -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
