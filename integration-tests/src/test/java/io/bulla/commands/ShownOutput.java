package io.bulla.commands;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a document shows of an output: {@code …} stands for any text within a line, and for any
 * lines where it is all of a line; how wide a gap is does not count.
 */
record ShownOutput(List<String> lines) {
  private static final String ANYTHING = "…";

  /** Tells whether an output is what is shown. */
  boolean fits(String output) {
    String printed =
        output
            .lines()
            .map(line -> line.strip().replaceAll(" +", " "))
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    String pattern = lines.stream().map(ShownOutput::pattern).collect(Collectors.joining());
    return Pattern.matches(pattern, printed);
  }

  private static String pattern(String line) {
    if (line.equals(ANYTHING)) {
      return "(?:[^\n]*\n)*";
    }
    String text = line.strip().replaceAll(" +", " ");
    return Arrays.stream(text.split(ANYTHING, -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("[^\n]*"))
        + "\n";
  }
}
