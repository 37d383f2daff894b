package io.bulla.benchmarks.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured in one run.
 *
 * @param circumstances as the run told them; empty for a bare file of JMH
 * @param rows in the order of the file
 */
record ResultFile(Map<String, String> circumstances, List<Measured> rows) {

  ResultFile {
    circumstances = new LinkedHashMap<>(circumstances);
    rows = List.copyOf(rows);
  }

  /** An envelope, or JMH's own JSON. */
  static ResultFile read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException("there is no file " + file);
    }
    try {
      Object content = Json.read(Files.readString(file));
      return content instanceof List<?> results
          ? new ResultFile(Map.of(), rows(results))
          : ofEnvelope((Map<?, ?>) content);
    } catch (IOException | ClassCastException e) {
      throw new IOException(
          file + " is no file of results: give one that --results or JMH's -rf json wrote", e);
    }
  }

  private static ResultFile ofEnvelope(Map<?, ?> envelope) throws IOException {
    if (!Envelope.FORMAT.equals(envelope.get("format"))) {
      throw new IOException("not of format " + Envelope.FORMAT);
    }
    Map<String, String> circumstances = new LinkedHashMap<>();
    ((Map<?, ?>) Json.member(envelope, "circumstances"))
        .forEach((name, value) -> circumstances.put(name.toString(), value.toString()));
    return new ResultFile(circumstances, rows((List<?>) Json.member(envelope, "results")));
  }

  private static List<Measured> rows(List<?> results) throws IOException {
    List<Measured> rows = new ArrayList<>();
    for (Object result : results) {
      rows.addAll(JmhResult.rows((Map<?, ?>) result));
    }
    return rows;
  }
}
