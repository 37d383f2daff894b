package io.bulla.benchmarks.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a command was given.
 *
 * @param options by name, with the dashes
 * @param files the others, in order
 */
record Arguments(Map<String, String> options, List<Path> files) {

  Arguments {
    options = Map.copyOf(options);
    files = List.copyOf(files);
  }

  static Arguments of(Set<String> names, String... arguments) {
    Map<String, String> options = new LinkedHashMap<>();
    List<Path> files = new ArrayList<>();
    for (String argument : arguments) {
      if (argument.startsWith("--")) {
        String[] option = argument.split("=", 2);
        if (!names.contains(option[0])) {
          throw new IllegalArgumentException(option[0] + " is no option");
        }
        options.put(option[0], option.length == 2 ? option[1] : "");
      } else {
        files.add(Path.of(argument));
      }
    }
    return new Arguments(options, files);
  }
}
