package io.bulla.commands;

import io.bulla.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The shell commands of a document, by section.
 *
 * @param sections a heading's text, and the commands below it
 */
record Runbook(Map<String, String> sections) {

  /** That of docs/operations.md. */
  static Runbook operations() throws IOException {
    return of(Files.readAllLines(SharedData.checkout().resolve("docs/operations.md")));
  }

  private static Runbook of(List<String> lines) {
    Map<String, String> sections = new LinkedHashMap<>();
    List<String> commands = new ArrayList<>();
    String heading = "";
    boolean inBlock = false;
    for (String line : lines) {
      String text = line.strip();
      if (text.startsWith("```")) {
        inBlock = !inBlock && text.equals("```sh");
      } else if (inBlock) {
        commands.add(text);
      } else if (text.startsWith("#")) {
        sections.put(heading, String.join("\n", commands));
        commands.clear();
        heading = text.replaceFirst("^#+ ", "");
      }
    }
    sections.put(heading, String.join("\n", commands));
    return new Runbook(sections);
  }

  /** The commands of a section; there must be some. */
  String commands(String heading) {
    String commands = sections.getOrDefault(heading, "");
    if (commands.isEmpty()) {
      throw new IllegalArgumentException(
          "no commands under " + heading + " in " + sections.keySet());
    }
    return commands;
  }
}
