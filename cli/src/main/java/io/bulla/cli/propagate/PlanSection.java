package io.bulla.cli.propagate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A heading of a plan in brackets, with what stands below it. Not safe for threads.
 *
 * @param line of the heading
 * @param kind the first word of the heading
 * @param argument the rest of it; may be empty
 * @param entries by their keys, in the plan's order
 */
record PlanSection(PlanLine line, String kind, String argument, Map<String, Entry> entries) {
  /**
   * {@code key = value}.
   *
   * @param line where it stands
   * @param value without blanks around it
   */
  record Entry(PlanLine line, String value) {
    /** The parts between commas, none of them empty or there twice. */
    List<String> list() {
      List<String> parts = List.of(value.split(",", -1)).stream().map(String::strip).toList();
      for (String part : parts) {
        if (part.isEmpty()) {
          throw line.error("has an empty name", "write names with one comma between two of them");
        }
        if (parts.indexOf(part) != parts.lastIndexOf(part)) {
          throw line.error("names " + part + " twice", "name it once");
        }
      }
      return parts;
    }
  }

  static PlanSection of(PlanLine line, String heading) {
    String[] words = heading.split("\\s+", 2);
    return new PlanSection(
        line, words[0], words.length == 2 ? words[1] : "", new LinkedHashMap<>());
  }

  Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  void add(String key, Entry entry) {
    Entry earlier = entries.putIfAbsent(key, entry);
    if (earlier != null) {
      throw entry
          .line()
          .error(key + " is set twice, first at " + earlier.line(), "keep one of the two");
    }
  }

  /** Refuses keys besides these. */
  void requireOnly(List<String> keys) {
    entries.forEach(
        (key, entry) -> {
          if (!keys.contains(key)) {
            throw entry
                .line()
                .error(
                    "there is no key " + key + " below [" + kind + "]",
                    "known: " + String.join(", ", keys));
          }
        });
  }
}
