package io.bulla.cli.scan;

import io.bulla.cli.ExitCode;
import io.bulla.cli.fleet.Finding;
import io.bulla.cli.fleet.HeaderCheck;
import io.bulla.cli.fleet.ModelHeader;
import io.bulla.cli.fleet.ModelPlace;
import io.bulla.cli.fleet.Unread;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A model as its header tells of it, without a key.
 *
 * @param place the sealed file, or the manifest of a directory
 * @param modelId its id and version; empty where they cannot be read
 * @param recipients {@code id/version} of those that count
 * @param findings what is not as it should be
 */
record ScannedModel(
    ModelPlace place, String modelId, List<String> recipients, List<Finding> findings) {
  ScannedModel {
    recipients = List.copyOf(recipients);
    findings = List.copyOf(findings);
  }

  static ScannedModel of(ModelHeader header, HeaderCheck check) {
    return new ScannedModel(
        header.place(),
        header.info().modelId() + " " + header.info().modelVersion(),
        HeaderCheck.names(header),
        check.findings(header));
  }

  /** One that begins as a sealed file. A malformed header has its own command to be looked at. */
  static ScannedModel malformed(Unread unread) {
    boolean told = unread.failure().code() != ExitCode.FORMAT;
    String problem = told ? unread.failure().what() : "";
    return new ScannedModel(
        unread.place(), "", List.of(), List.of(new Finding(Finding.Kind.UNREADABLE, problem)));
  }

  String findingWords() {
    return findings.isEmpty()
        ? "ok"
        : findings.stream().map(Finding::words).collect(Collectors.joining(", "));
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("path", place.toString());
    map.put("model", modelId);
    map.put("recipients", recipients);
    map.put("findings", findings.stream().map(Finding::asMap).toList());
    return map;
  }
}
