package io.bulla.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * The openssl of this host beside {@link SegmentCipher}: one row for each size that was measured.
 *
 * @param rows that were measured
 * @param lines what to tell of them: the version, or why there are none
 */
record OpensslRows(List<ReferenceRow> rows, List<String> lines) {

  private static final String CIPHER = "SegmentCipher";
  private static final String SIZE = "segmentSizeBytes";
  private static final int MOST_RUNS = 3;

  OpensslRows {
    rows = List.copyOf(rows);
    lines = List.copyOf(lines);
  }

  /** Measures beside what was run; nothing, where no segment cipher was. */
  static OpensslRows beside(List<BenchmarkParams> run, String searchPath) {
    List<BenchmarkParams> ciphers =
        run.stream().filter(each -> each.getBenchmark().contains("." + CIPHER + ".")).toList();
    if (ciphers.isEmpty()) {
      return new OpensslRows(List.of(), List.of());
    }
    return Openssl.on(searchPath)
        .map(openssl -> measured(openssl, ciphers))
        .orElseGet(() -> missing("no openssl on PATH"));
  }

  private static OpensslRows measured(Openssl openssl, List<BenchmarkParams> ciphers) {
    try {
      List<ReferenceRow> rows = new ArrayList<>();
      for (String method : methods(ciphers)) {
        for (int sizeBytes : sizesBytes(ciphers)) {
          rows.add(row(openssl, method, sizeBytes, runs(ciphers)));
        }
      }
      return new OpensslRows(rows, List.of("openssl: " + openssl.version() + ", one core"));
    } catch (IOException e) {
      return missing(String.valueOf(e.getMessage()));
    }
  }

  private static ReferenceRow row(Openssl openssl, String method, int sizeBytes, int runs)
      throws IOException {
    List<Double> figures = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      figures.add(openssl.bytesPerSecond(method.equals("decrypt"), sizeBytes));
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("cipherProvider", "openssl speed");
    parameters.put("memory", "native");
    parameters.put(SIZE, Integer.toString(sizeBytes));
    return new ReferenceRow(CIPHER + "." + method, parameters, figures);
  }

  private static OpensslRows missing(String why) {
    return new OpensslRows(List.of(), List.of("openssl speed: not measured: " + why));
  }

  private static TreeSet<String> methods(List<BenchmarkParams> ciphers) {
    TreeSet<String> methods = new TreeSet<>();
    ciphers.forEach(
        each ->
            methods.add(each.getBenchmark().substring(each.getBenchmark().lastIndexOf('.') + 1)));
    return methods;
  }

  private static TreeSet<Integer> sizesBytes(List<BenchmarkParams> ciphers) {
    TreeSet<Integer> sizes = new TreeSet<>();
    ciphers.forEach(each -> sizes.add(Integer.parseInt(each.getParam(SIZE))));
    return sizes;
  }

  /** No more than the others had. */
  private static int runs(List<BenchmarkParams> ciphers) {
    return Math.min(MOST_RUNS, ciphers.get(0).getMeasurement().getCount());
  }
}
