package io.bulla.cli.foreign;

import io.bulla.cli.terminal.Sizes;
import io.bulla.formats.spi.ForeignFormat;
import io.bulla.loader.SealReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * @param authenticated whether anything would have shown a source that was changed or replaced
 * @param summed whether the SHA-256 of each plaintext was given, by its name
 */
record ImportWords(
    SealReport report,
    EncryptedFiles source,
    Path target,
    ForeignFormat format,
    boolean authenticated,
    boolean summed) {
  List<String> lines() {
    return List.of(
        "sealed      " + target,
        "model       " + report.modelId() + ", version " + report.modelVersion(),
        "content     " + Sizes.files(report.files()) + ", " + Sizes.bytes(report.plaintextBytes()),
        "recipients  " + String.join(", ", report.recipients()),
        "source      "
            + source.root()
            + ", "
            + format.name()
            + ": kept, and still opens with its key");
  }

  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (!authenticated) {
      warnings.add(
          UnshownOrigin.of(format)
              + ", and no SHA-256 was given: what was sealed is whatever "
              + source.root()
              + " decrypted to");
    }
    if (!summed && Files.isDirectory(source.root())) {
      warnings.add(
          "no name is bound to its content: who could write to "
              + source.root()
              + " could have swapped files, put in older ones or taken some away; --sha256-sums"
              + " FILE shows it");
    }
    return warnings;
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("path", target.toString());
    map.put("source", source.root().toString());
    map.put("format", format.name());
    map.put("authenticated", authenticated);
    map.put("namesAuthenticated", summed);
    map.put("modelId", report.modelId());
    map.put("modelVersion", report.modelVersion());
    map.put("sealId", report.sealId());
    map.put("files", report.files());
    map.put("plaintextBytes", report.plaintextBytes());
    map.put("recipients", report.recipients());
    return map;
  }
}
