package io.bulla.cli.bench;

import io.bulla.cli.terminal.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One table of the report, for the terminal and for HTML.
 *
 * @param title what it shows
 * @param unit of its figures
 * @param columns headings of what tells its rows apart
 * @param rows in order, each with as many labels as there are columns
 */
record Section(String title, Unit unit, List<String> columns, List<Row> rows) {
  /** A figure and what it is of. */
  record Row(List<String> labels, Reading reading) {
    Row {
      labels = List.copyOf(labels);
    }

    static Row of(Reading reading, String... labels) {
      return new Row(List.of(labels), reading);
    }

    /** All labels in one, the headings of their columns beside numbers. */
    String label(List<String> columns) {
      List<String> words = new ArrayList<>();
      for (int i = 0; i < labels.size(); i++) {
        boolean number = columns.get(i).startsWith(">");
        words.add(number ? columns.get(i).substring(1) + " " + labels.get(i) : labels.get(i));
      }
      return String.join(", ", words);
    }
  }

  /** Headings of the statistics that follow the columns, as a table takes them. */
  static final List<String> STATISTICS =
      List.of(">median", ">least", ">most", ">p99", ">runs", "outliers");

  private static final List<String> NOT_MEASURED = List.of("-", "-", "-", "-", "0", "not measured");
  private static final int OUTLIERS_SHOWN = 3;

  Section {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** All tables of a run. */
  static List<Section> of(Results results) {
    List<Section> sections = new ArrayList<>();
    sections.add(unwrap(results.unwrap()));
    sections.add(decrypt(results));
    sections.add(memory(results.memory()));
    results.load().ifPresent(load -> sections.add(load(load)));
    return sections;
  }

  private static Section unwrap(UnwrapMeasurement.Result result) {
    return new Section(
        "KEK unwrap: " + result.key(),
        Unit.MILLIS,
        List.of("KEK"),
        List.of(Row.of(result.millis(), result.kek())));
  }

  private static Section decrypt(Results results) {
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<DecryptCase, Reading> each : results.decrypt().entrySet()) {
      DecryptCase how = each.getKey();
      rows.add(
          Row.of(
              each.getValue(),
              how.engine() + (how.equals(results.configured()) ? " *" : ""),
              Integer.toString(how.threads()),
              how.segment()));
    }
    return new Section(
        "Decrypting "
            + Sizes.bytes(results.decryptedBytes())
            + " from the page cache to touched memory (*: as configured)",
        Unit.BYTES_PER_SECOND,
        List.of("engine", ">threads", ">segment"),
        rows);
  }

  private static Section memory(MemoryMeasurement memory) {
    return new Section(
        "Writing to memory by one thread; the difference is page faults",
        Unit.MILLIS_PER_GIGABYTE,
        List.of("memory"),
        List.of(Row.of(memory.fresh(), "fresh"), Row.of(memory.touched(), "touched")));
  }

  private static Section load(LoadMeasurement load) {
    return new Section(
        "Loading "
            + load.model().path()
            + ", "
            + Sizes.bytes(load.model().sealedBytes())
            + " sealed, with the KEK operation",
        Unit.MILLIS,
        List.of("page cache"),
        List.of(Row.of(load.warm(), "warm"), Row.of(load.cold(), "cold")));
  }

  /** The statistics of a row as texts; a dash where there are none. */
  List<String> statistics(Row row) {
    return row.reading().figure().map(this::statistics).orElse(NOT_MEASURED);
  }

  private List<String> statistics(Spread figure) {
    return List.of(
        unit.digits(figure.median()),
        unit.digits(figure.least()),
        unit.digits(figure.most()),
        unit.digits(figure.percentile(99)),
        Integer.toString(figure.count()),
        outliers(figure));
  }

  /** How many there are, and the furthest. */
  private String outliers(Spread figure) {
    List<Double> outliers = figure.outliers();
    if (outliers.isEmpty()) {
      return "none";
    }
    double median = figure.median();
    List<String> furthest =
        outliers.stream()
            .sorted((a, b) -> Double.compare(Math.abs(b - median), Math.abs(a - median)))
            .limit(OUTLIERS_SHOWN)
            .map(unit::digits)
            .toList();
    String more = outliers.size() > OUTLIERS_SHOWN ? ", …" : "";
    return outliers.size() + ": " + String.join(", ", furthest) + more;
  }
}
