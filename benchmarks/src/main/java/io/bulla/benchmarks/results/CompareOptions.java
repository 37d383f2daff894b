package io.bulla.benchmarks.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What to compare, and how to tell of it.
 *
 * @param base the run to compare with
 * @param other the run in question
 * @param threshold from where on a difference counts
 * @param json for programs
 * @param all also the rows that have not moved
 */
record CompareOptions(Path base, Path other, Threshold threshold, boolean json, boolean all) {

  static final String USAGE =
      "usage: compare [--json] [--all] [--probability=0.01] [--change=0.03] BASE OTHER\n";

  static CompareOptions of(String... arguments) {
    List<String> files = new ArrayList<>();
    double probability = Threshold.DEFAULT.probability();
    double change = Threshold.DEFAULT.change();
    boolean json = false;
    boolean all = false;
    for (String argument : arguments) {
      String value = argument.substring(argument.indexOf('=') + 1);
      switch (name(argument)) {
        case "--json" -> json = true;
        case "--all" -> all = true;
        case "--probability" -> probability = number(argument, value);
        case "--change" -> change = number(argument, value);
        default -> files.add(file(argument));
      }
    }
    if (files.size() != 2) {
      throw new IllegalArgumentException("two files are compared, not " + files.size());
    }
    Threshold threshold = new Threshold(probability, change);
    return new CompareOptions(Path.of(files.get(0)), Path.of(files.get(1)), threshold, json, all);
  }

  private static String name(String argument) {
    int end = argument.indexOf('=');
    return end < 0 ? argument : argument.substring(0, end);
  }

  private static double number(String argument, String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(argument + " has no number", e);
    }
  }

  private static String file(String argument) {
    if (argument.startsWith("--")) {
      throw new IllegalArgumentException(argument + " is no option");
    }
    return argument;
  }
}
