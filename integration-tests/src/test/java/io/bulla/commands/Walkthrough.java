package io.bulla.commands;

import io.bulla.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document whose blocks are all commands, in the order in which they are typed: {@code sh}, and
 * {@code console} with prompts and what is printed.
 */
record Walkthrough(List<Step> steps) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^[ \t]*(?:```|~~~)(.*?)\\R(.*?)^```$");
  private static final Set<String> LANGUAGES = Set.of("sh", "console");
  private static final String PROMPT = "$ ";

  /**
   * Commands, and what they print.
   *
   * @param line of the document, from 1
   * @param commands for bash
   * @param shown empty where the document shows none of it
   */
  record Step(int line, String commands, List<String> shown, boolean isShown) {}

  /**
   * Reads a document.
   *
   * @throws IllegalStateException if a block is neither of the two, since nobody would run it
   */
  static Walkthrough of(String document) throws IOException {
    return parse(Files.readString(SharedData.checkout().resolve("docs").resolve(document)));
  }

  static Walkthrough parse(String text) {
    List<Step> steps = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    int blocks = 0;
    while (block.find()) {
      blocks++;
      int before = (int) text.substring(0, block.start(2)).lines().count();
      steps.addAll(stepsOf(block.group(1), block.group(2), before + 1));
    }
    long fences = text.lines().filter(each -> each.strip().matches("(```|~~~).*")).count();
    if (fences != 2L * blocks) {
      throw new IllegalStateException("a block does not begin and end as blocks do");
    }
    return new Walkthrough(List.copyOf(steps));
  }

  private static List<Step> stepsOf(String language, String text, int line) {
    if (!LANGUAGES.contains(language)) {
      throw new IllegalStateException(
          "line " + line + ": no test runs a block of \"" + language + "\"");
    }
    return language.equals("sh")
        ? List.of(new Step(line, text, List.of(), false))
        : prompted(text.lines().toList(), line);
  }

  private static List<Step> prompted(List<String> lines, int line) {
    List<Step> steps = new ArrayList<>();
    int at = 0;
    while (at < lines.size()) {
      if (!lines.get(at).startsWith(PROMPT)) {
        throw new IllegalStateException("line " + (line + at) + " follows no command");
      }
      int end = endOfCommand(lines, at);
      int next = nextPrompt(lines, end);
      String commands = String.join("\n", lines.subList(at, end)).substring(PROMPT.length());
      steps.add(new Step(line + at, commands, List.copyOf(lines.subList(end, next)), true));
      at = next;
    }
    return steps;
  }

  private static int endOfCommand(List<String> lines, int first) {
    int at = first;
    while (lines.get(at).endsWith("\\")) {
      at++;
    }
    return at + 1;
  }

  private static int nextPrompt(List<String> lines, int from) {
    int at = from;
    while (at < lines.size() && !lines.get(at).startsWith(PROMPT)) {
      at++;
    }
    return at;
  }
}
