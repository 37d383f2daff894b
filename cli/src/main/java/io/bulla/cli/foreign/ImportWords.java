package io.bulla.cli.foreign;

import io.bulla.cli.terminal.Sizes;
import io.bulla.loader.SealReport;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an import made, in words and as JSON.
 *
 * @param report what was sealed
 * @param source what it was sealed from
 * @param target where it is
 * @param format what had encrypted it
 * @param authenticated whether anything would have shown a changed source
 */
record ImportWords(
    SealReport report, Path source, Path target, String format, boolean authenticated) {
  List<String> lines() {
    return List.of(
        "sealed      " + target,
        "model       " + report.modelId() + ", version " + report.modelVersion(),
        "content     " + Sizes.files(report.files()) + ", " + Sizes.bytes(report.plaintextBytes()),
        "recipients  " + String.join(", ", report.recipients()),
        "source      " + source + ", " + format + ": kept, and still opens with its key");
  }

  List<String> warnings() {
    return authenticated
        ? List.of()
        : List.of(
            format
                + " authenticates nothing, and no SHA-256 was given: what was sealed is whatever "
                + source
                + " decrypted to");
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("path", target.toString());
    map.put("source", source.toString());
    map.put("format", format);
    map.put("authenticated", authenticated);
    map.put("modelId", report.modelId());
    map.put("modelVersion", report.modelVersion());
    map.put("sealId", report.sealId());
    map.put("files", report.files());
    map.put("plaintextBytes", report.plaintextBytes());
    map.put("recipients", report.recipients());
    return map;
  }
}
