package io.bulla.harness;

import io.bulla.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The blocks of docs/kubernetes.md, their absolute paths below a directory.
 *
 * @param pod the pod
 * @param gate the init container that measures
 * @param configuration the file that its secret holds
 */
record PodManifest(String pod, String gate, String configuration) {

  private static final Path DOCUMENT = SharedData.checkout().resolve("docs/kubernetes.md");
  private static final Pattern PATH =
      Pattern.compile("(?<![\\w.*/])/(bulla|opt|etc|secrets|models|tmp)\\b");

  static PodManifest below(Path root) throws IOException {
    String text = Files.readString(DOCUMENT);
    String below = Matcher.quoteReplacement(root + "/") + "$1";
    return new PodManifest(
        PATH.matcher(block(text, "yaml", 0)).replaceAll(below),
        PATH.matcher(block(text, "yaml", 1)).replaceAll(below),
        block(text, "properties", 0));
  }

  private static String block(String text, String language, int index) {
    return Pattern.compile("(?ms)^```" + language + "\\R(.*?)^```")
        .matcher(text)
        .results()
        .skip(index)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no block of " + language + " in " + DOCUMENT))
        .group(1);
  }

  /** The init container's. */
  List<String> initCommand() {
    return commands().get(0);
  }

  /** The probe's. */
  List<String> probeCommand() {
    return commands().get(1);
  }

  /** The gate's. */
  List<String> gateCommand() {
    return commands(gate).get(0);
  }

  private List<List<String>> commands() {
    return commands(pod);
  }

  private static List<List<String>> commands(String block) {
    return found(block, "command: \\[(.*)\\]").stream().map(line -> words(line.group(1))).toList();
  }

  private static List<String> words(String line) {
    return Pattern.compile("\"([^\"]+)\"")
        .matcher(line)
        .results()
        .map(word -> word.group(1))
        .toList();
  }

  /** The application's variables. */
  Map<String, String> variables() {
    Map<String, String> variables = new HashMap<>();
    for (MatchResult variable : found(pod, "- name: ([A-Z_]+)\\R +value: \"(.*)\"")) {
      variables.put(variable.group(1), variable.group(2));
    }
    return variables;
  }

  private static List<MatchResult> found(String block, String pattern) {
    List<MatchResult> results = Pattern.compile(pattern).matcher(block).results().toList();
    if (results.isEmpty()) {
      throw new IllegalStateException("no " + pattern + " in " + DOCUMENT);
    }
    return results;
  }
}
