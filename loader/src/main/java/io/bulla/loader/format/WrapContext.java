package io.bulla.loader.format;

import java.nio.charset.StandardCharsets;

/**
 * What a DEK is bound to when it is wrapped (docs/format.md section 4.2).
 *
 * @param modelId name of the model
 * @param modelVersion version of the model
 * @param sealId the sealing
 * @param suite the suite
 */
public record WrapContext(String modelId, long modelVersion, SealId sealId, Suite suite) {
  private static final String PURPOSE = "bulla-model-dek-v1";

  /** The canonical bytes: {@code key=value} lines in a fixed order. */
  public byte[] encode() {
    String lines =
        "model-id="
            + modelId
            + "\n"
            + "model-version="
            + modelVersion
            + "\n"
            + "purpose="
            + PURPOSE
            + "\n"
            + "seal-id="
            + sealId
            + "\n"
            + "suite="
            + suite.code()
            + "\n";
    return lines.getBytes(StandardCharsets.US_ASCII);
  }
}
