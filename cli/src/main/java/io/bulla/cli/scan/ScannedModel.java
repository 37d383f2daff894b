package io.bulla.cli.scan;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A model as its header tells of it, without a key.
 *
 * @param path the sealed file, or the manifest of a directory
 * @param modelId its id and version; empty where they cannot be read
 * @param recipients {@code id/version} of those that count
 * @param findings what is not as it should be
 */
record ScannedModel(Path path, String modelId, List<String> recipients, List<Finding> findings) {
  ScannedModel {
    recipients = List.copyOf(recipients);
    findings = List.copyOf(findings);
  }

  String findingWords() {
    return findings.isEmpty()
        ? "ok"
        : findings.stream().map(Finding::words).collect(Collectors.joining(", "));
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("path", path.toString());
    map.put("model", modelId);
    map.put("recipients", recipients);
    map.put("findings", findings.stream().map(Finding::asMap).toList());
    return map;
  }
}
