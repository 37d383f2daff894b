package io.bulla.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Checks for people: columns as wide as the longest name, each hint below its detail. */
final class CheckLines {
  private static final int LEAST_NAME_WIDTH = 20; // so that most runs look alike
  private static final String COLUMNS = "%-5s %-{name}s %s";

  private CheckLines() {}

  static List<String> of(List<Check> checks) {
    int width = checks.stream().mapToInt(check -> check.name().length()).max().orElse(0);
    String columns = COLUMNS.replace("{name}", Integer.toString(Math.max(width, LEAST_NAME_WIDTH)));
    List<String> lines = new ArrayList<>();
    for (Check check : checks) {
      String status = check.status().name().toLowerCase(Locale.ROOT);
      lines.add(line(columns, status, check.name(), check.detail()));
      if (!check.hint().isEmpty()) {
        lines.add(line(columns, "", "", "hint: " + check.hint()));
      }
    }
    return lines;
  }

  private static String line(String columns, String status, String name, String text) {
    return String.format(Locale.ROOT, columns, status, name, text);
  }
}
