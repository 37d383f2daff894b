package io.bulla.cli.model;

import io.bulla.cli.terminal.Sizes;
import io.bulla.loader.SealReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a sealing made, in words and as JSON.
 *
 * @param report what was made and checked
 * @param target where it is: a path, or a URI in a store
 */
record SealWords(SealReport report, Object target) {
  List<String> lines() {
    return List.of(
        "sealed      " + target,
        "model       " + report.modelId() + ", version " + report.modelVersion(),
        "content     " + Sizes.files(report.files()) + ", " + Sizes.bytes(report.plaintextBytes()),
        "recipients  " + String.join(", ", report.recipients()),
        "plaintext   " + plaintext());
  }

  private String plaintext() {
    if (!report.plaintextDeleted()) {
      return "kept: delete it, or keep it where nobody else reads";
    }
    return "deleted after a comparison (no secure erasure: disks keep old blocks)";
  }

  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (report.plaintextDeleted() && !report.unwrapChecked()) {
      warnings.add(
          "no KEK was asked to give back the data key, since none lets this process unwrap:"
              + " have one that may run bulla verify "
              + target);
    }
    return warnings;
  }

  List<String> remarks() {
    return report.fromOutside().isEmpty()
        ? List.of()
        : List.of(
            "followed links out of the directory, and sealed what they lead to: "
                + String.join(", ", report.fromOutside()));
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("path", target.toString());
    map.put("modelId", report.modelId());
    map.put("modelVersion", report.modelVersion());
    map.put("sealId", report.sealId());
    map.put("files", report.files());
    map.put("plaintextBytes", report.plaintextBytes());
    map.put("recipients", report.recipients());
    map.put("contentChecked", report.contentChecked());
    map.put("unwrapChecked", report.unwrapChecked());
    map.put("fromOutside", report.fromOutside());
    map.put("plaintextDeleted", report.plaintextDeleted());
    return map;
  }
}
