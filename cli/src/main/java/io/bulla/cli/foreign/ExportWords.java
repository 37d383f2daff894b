package io.bulla.cli.foreign;

import io.bulla.cli.terminal.Sizes;
import io.bulla.formats.spi.ForeignFormat;
import io.bulla.loader.ModelInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an export made, in words and as JSON.
 *
 * @param info the model
 * @param target where the encrypted files are
 * @param format what encrypted them
 * @param authenticated whether who opens them sees by the key who encrypted them
 * @param sums SHA-256 of each plaintext by path, in hexadecimal
 * @param plaintextBytes of all of them
 */
record ExportWords(
    ModelInfo info,
    Path target,
    ForeignFormat format,
    boolean authenticated,
    Map<String, String> sums,
    long plaintextBytes) {
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("exported    " + target + ", " + format.name());
    lines.add("model       " + info.modelId() + ", version " + info.modelVersion());
    lines.add("content     " + Sizes.files(sums.size()) + ", " + Sizes.bytes(plaintextBytes));
    sums.forEach((path, sum) -> lines.add(("sha256      " + sum + "  " + path).stripTrailing()));
    return lines;
  }

  List<String> warnings() {
    return authenticated
        ? List.of()
        : List.of(
            UnshownOrigin.of(format)
                + ": whoever opens "
                + target
                + " has to compare the SHA-256 of the plaintext");
  }

  Map<String, Object> asMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("path", target.toString());
    map.put("format", format.name());
    map.put("authenticated", authenticated);
    map.put("modelId", info.modelId());
    map.put("modelVersion", info.modelVersion());
    map.put("files", sums.size());
    map.put("plaintextBytes", plaintextBytes);
    map.put("sha256", sums);
    return map;
  }
}
