package io.bulla.benchmarks.results;

import io.bulla.benchmarks.statistics.Sample;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What is told of two runs. */
record Report(ResultFile base, ResultFile other, Compared compared, CompareOptions options) {

  String text() {
    List<String> lines = new ArrayList<>();
    for (String name : differing()) {
      lines.add(name + ": " + circumstance(base, name) + " | " + circumstance(other, name));
    }
    caution("base", base).ifPresent(lines::add);
    caution("other", other).ifPresent(lines::add);
    lines.add("");
    lines.add("| row | metric | base | other | change | p | verdict |");
    lines.add("|---|---|---|---|---|---|---|");
    compared.rows().stream().filter(this::isTold).map(this::line).forEach(lines::add);
    lines.add("");
    lines.add(summary());
    compared.missing().forEach(name -> lines.add("only in base: " + name));
    compared.added().forEach(name -> lines.add("only in other: " + name));
    lines.add(method());
    return String.join("\n", lines) + "\n";
  }

  /** The test takes iterations for independent, which they are not where others use the machine. */
  private static Optional<String> caution(String name, ResultFile file) {
    double load = number(file, "loadAverageBefore", 0);
    double processors = number(file, "processors", Double.MAX_VALUE);
    if (load < processors / 2) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "caution: %s was measured on a busy machine: load %.1f, %.0f processors",
            name,
            load,
            processors));
  }

  private static double number(ResultFile file, String name, double otherwise) {
    String text = file.circumstances().get(name);
    return text == null ? otherwise : Double.parseDouble(text);
  }

  private boolean isTold(Comparison row) {
    return options.all() || row.verdict(options.threshold()) != Verdict.SAME;
  }

  private String line(Comparison row) {
    return String.format(
        Locale.ROOT,
        "| %s%s | %s, %s | %s | %s | %+.1f %% | %.4f | %s |",
        row.base().benchmark(),
        row.base().parameterText(),
        row.base().metric(),
        row.base().unit(),
        cell(row.base().sample()),
        cell(row.other().sample()),
        100 * row.change(),
        row.probability(),
        words(row.verdict(options.threshold())));
  }

  private static String cell(Sample sample) {
    return String.format(
        Locale.ROOT, "%.4g (%.4g to %.4g)", sample.median(), sample.least(), sample.most());
  }

  private static String words(Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String summary() {
    List<String> counts = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      counts.add(words(verdict) + " " + compared.count(verdict, options.threshold()));
    }
    return String.join(", ", counts) + ", of " + compared.rows().size() + " rows";
  }

  private String method() {
    return String.format(
        Locale.ROOT,
        "Medians of all iterations, with the least and the most. A row has moved if the two-sided"
            + " Mann-Whitney test gives p <= %s and medians are %s %% apart or more. It takes"
            + " iterations for independent: only runs on idle machines are worth comparing.",
        options.threshold().probability(),
        100 * options.threshold().change());
  }

  String json() throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("differingCircumstances", List.copyOf(differing()));
    all.put("probability", options.threshold().probability());
    all.put("change", options.threshold().change());
    all.put("rows", compared.rows().stream().map(this::object).toList());
    all.put("onlyInBase", compared.missing());
    all.put("onlyInOther", compared.added());
    return Json.write(all);
  }

  private Map<String, Object> object(Comparison row) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("benchmark", row.base().benchmark());
    object.put("parameters", row.base().parameters());
    object.put("metric", row.base().metric());
    object.put("unit", row.base().unit());
    object.put("baseMedian", row.base().sample().median());
    object.put("otherMedian", row.other().sample().median());
    object.put("change", row.change());
    object.put("probability", row.probability());
    object.put("verdict", words(row.verdict(options.threshold())));
    return object;
  }

  private TreeSet<String> differing() {
    TreeSet<String> names = new TreeSet<>(base.circumstances().keySet());
    names.addAll(other.circumstances().keySet());
    names.removeIf(name -> circumstance(base, name).equals(circumstance(other, name)));
    return names;
  }

  private static String circumstance(ResultFile file, String name) {
    return file.circumstances().getOrDefault(name, "not told");
  }
}
