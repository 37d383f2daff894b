package io.bulla.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The report for machines. Figures are in the unit that stands with them; one that was not measured
 * has a reason and no figures.
 *
 * @param results what was measured
 * @param advice what follows from it, if anything does
 * @param bounds those that were set
 */
record JsonReport(Results results, Optional<Advice> advice, List<Bound> bounds) {
  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("bulla", results.host().bulla());
    map.put("date", results.host().date().toString());
    map.put("host", host(results.host()));
    map.put("seconds", results.seconds());
    map.put("configured", how(results.configured()));
    map.put("unwrap", unwrap(results.unwrap()));
    map.put("decryptedBytes", results.decryptedBytes());
    map.put("decrypt", decrypt());
    map.put("memory", memory(results.memory()));
    results.load().ifPresent(load -> map.put("load", load(load)));
    advice.ifPresent(given -> map.put("recommended", given.settings()));
    map.put("gate", gate());
    return map;
  }

  private static Map<String, Object> host(Host host) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("processors", host.processors());
    map.put("cpu", host.cpu());
    map.put("cpuFlags", host.cpuFlags());
    map.put("memory", host.memory());
    map.put("jdk", host.jdk());
    map.put("os", host.os());
    map.put("loadAverage", host.loadAverage());
    return map;
  }

  private static Map<String, Object> how(DecryptCase how) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("cipherEngine", how.engine());
    map.put("threads", how.threads());
    map.put("segmentSizeBytes", how.segmentSizeBytes());
    return map;
  }

  private static Map<String, Object> unwrap(UnwrapMeasurement.Result result) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kek", result.kek());
    map.put("of", result.key());
    map.putAll(reading(result.millis(), Unit.MILLIS));
    return map;
  }

  private List<Map<String, Object>> decrypt() {
    List<Map<String, Object>> rows = new ArrayList<>();
    results
        .decrypt()
        .forEach(
            (how, reading) -> {
              Map<String, Object> row = how(how);
              row.putAll(reading(reading, Unit.BYTES_PER_SECOND));
              rows.add(row);
            });
    return rows;
  }

  private static Map<String, Object> memory(MemoryMeasurement memory) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("fresh", reading(memory.fresh(), Unit.MILLIS_PER_GIGABYTE));
    map.put("touched", reading(memory.touched(), Unit.MILLIS_PER_GIGABYTE));
    return map;
  }

  private static Map<String, Object> load(LoadMeasurement load) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("model", load.model().path());
    map.put("sealedBytes", load.model().sealedBytes());
    map.put("warm", reading(load.warm(), Unit.MILLIS));
    map.put("cold", reading(load.cold(), Unit.MILLIS));
    return map;
  }

  private static Map<String, Object> reading(Reading reading, Unit unit) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("unit", unit.unitName());
    map.put("measured", reading instanceof Reading.Taken);
    if (reading instanceof Reading.Taken taken) {
      putFigures(map, taken.spread());
    } else if (reading instanceof Reading.Missing missing) {
      map.put("reason", missing.reason());
    }
    return map;
  }

  private static void putFigures(Map<String, Object> map, Spread figure) {
    map.put("runs", figure.count());
    map.put("least", figure.least());
    map.put("median", figure.median());
    map.put("p99", figure.percentile(99));
    map.put("most", figure.most());
    map.put("outliers", figure.outliers());
  }

  private Map<String, Object> gate() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kept", bounds.stream().allMatch(Bound::kept));
    map.put("bounds", bounds.stream().map(JsonReport::bound).toList());
    return map;
  }

  private static Map<String, Object> bound(Bound bound) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("option", bound.option());
    map.put("unit", bound.unit().unitName());
    map.put("limit", bound.limit());
    map.put("kept", bound.kept());
    bound.value().ifPresent(value -> map.put("figure", value));
    bound.missedBy().ifPresent(by -> map.put("missedBy", Math.max(0, by)));
    if (bound.reading() instanceof Reading.Missing missing) {
      map.put("reason", missing.reason());
    }
    return map;
  }
}
