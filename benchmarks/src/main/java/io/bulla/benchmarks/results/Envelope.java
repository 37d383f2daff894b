package io.bulla.benchmarks.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of results: JMH's list of them, with the circumstances without which it says nothing. */
public final class Envelope {

  static final String FORMAT = "bulla-benchmarks/1";

  private Envelope() {}

  /** What JMH wrote as JSON, and others after it, into a file that is new or is replaced. */
  public static void write(
      Path jmhResults, List<?> others, Map<String, Object> circumstances, Path target)
      throws IOException {
    if (!(Json.read(Files.readString(jmhResults)) instanceof List<?> results)) {
      throw new IOException(jmhResults + " is no list of JMH's results");
    }
    List<Object> all = new ArrayList<>(results);
    all.addAll(others);
    write(all, circumstances, target);
  }

  /** Results in the form that JMH gives them. */
  public static void write(List<?> results, Map<String, Object> circumstances, Path target)
      throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("format", FORMAT);
    all.put("circumstances", circumstances);
    all.put("results", results);
    Files.writeString(target, Json.write(all));
  }
}
