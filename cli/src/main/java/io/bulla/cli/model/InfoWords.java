package io.bulla.cli.model;

import io.bulla.cli.terminal.Sizes;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInfo.RecipientInfo;
import io.bulla.loader.ModelInfo.SlotInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A header in words and as JSON.
 *
 * @param info what the header says
 * @param allSlots whether to show each recipient slot
 */
record InfoWords(ModelInfo info, boolean allSlots) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    line(lines, "kind", info.kind());
    line(
        lines,
        "format",
        String.format(Locale.ROOT, "%d, suite %s", info.formatVersion(), info.suite()));
    line(lines, "model", info.modelId() + ", version " + info.modelVersion());
    line(lines, "seal id", info.sealId());
    if (!info.memberPath().isEmpty()) {
      line(lines, "member", info.memberPath());
    }
    line(lines, "plaintext", plaintext());
    line(lines, "segments", info.segmentSizeBytes() + " bytes each");
    line(lines, "publisher", publisher());
    if (!info.slots().isEmpty()) {
      line(lines, "recipients", recipients(info.recipients()));
      info.recipientsFile().ifPresent(file -> line(lines, "they are in", file));
      line(lines, "slots", info.degraded() ? "DEGRADED: one of two is damaged" : "both whole");
    }
    if (allSlots) {
      info.slots().forEach(slot -> line(lines, "slot " + slot.index(), slot(slot)));
    }
    line(lines, "checked", "nothing: this is not authenticated; see bulla verify");
    return lines;
  }

  private static void line(List<String> lines, String name, String value) {
    lines.add(String.format(Locale.ROOT, "%-11s %s", name, value));
  }

  private String plaintext() {
    if (info.plaintextLengthBytes() < 0) {
      return "of a length that this file does not say";
    }
    String size = Sizes.bytes(info.plaintextLengthBytes());
    return info.kind().equals("manifest") ? size + ", the list of the model's files" : size;
  }

  private String publisher() {
    return info.publisher()
        .map(who -> who.algorithm() + ", key " + who.keyId() + " (signature not checked here)")
        .orElse("none, not signed");
  }

  private static String recipients(List<RecipientInfo> recipients) {
    return recipients.stream()
        .map(each -> each.kekId() + "/" + each.kekVersion())
        .collect(Collectors.joining(", "));
  }

  private static String slot(SlotInfo slot) {
    if (!slot.valid()) {
      return "torn: its checksum does not match";
    }
    String role = slot.active() ? "active" : "standby";
    return role + ", sequence " + slot.sequence() + ": " + recipients(slot.recipients());
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", info.kind());
    map.put("formatVersion", info.formatVersion());
    map.put("suite", info.suite());
    map.put("modelId", info.modelId());
    map.put("modelVersion", info.modelVersion());
    map.put("sealId", info.sealId());
    map.put("memberPath", info.memberPath());
    map.put("plaintextLengthBytes", info.plaintextLengthBytes());
    map.put("segmentSizeBytes", info.segmentSizeBytes());
    map.put("slotCapacityBytes", info.slotCapacityBytes());
    map.put("degraded", info.degraded());
    map.put("recipients", recipientMaps(info.recipients()));
    info.recipientsFile().ifPresent(file -> map.put("recipientsFile", file));
    info.publisher()
        .ifPresent(
            who ->
                map.put("publisher", Map.of("algorithm", who.algorithm(), "keyId", who.keyId())));
    if (allSlots) {
      map.put("slots", info.slots().stream().map(InfoWords::slotMap).toList());
    }
    return map;
  }

  private static List<Map<String, Object>> recipientMaps(List<RecipientInfo> recipients) {
    return recipients.stream().map(InfoWords::recipientMap).toList();
  }

  private static Map<String, Object> recipientMap(RecipientInfo recipient) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kekId", recipient.kekId());
    map.put("kekVersion", recipient.kekVersion());
    map.put("blobLengthBytes", recipient.blobLengthBytes());
    return map;
  }

  private static Map<String, Object> slotMap(SlotInfo slot) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("index", slot.index());
    map.put("valid", slot.valid());
    map.put("active", slot.active());
    map.put("sequence", slot.sequence());
    map.put("recipients", recipientMaps(slot.recipients()));
    return map;
  }
}
