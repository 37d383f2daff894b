package io.bulla.benchmarks.programs;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** What a model computed, to the last bit. */
final class Outputs {
  private Outputs() {}

  /** A hash over all outputs. */
  static String digest(OrtSession.Result result) {
    MessageDigest digest = sha256();
    for (Map.Entry<String, OnnxValue> output : result) {
      ByteBuffer bytes = ((OnnxTensor) output.getValue()).getByteBuffer();
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The same over numbers. */
  static String digest(float[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * numbers.length);
    bytes.asFloatBuffer().put(numbers);
    return HexFormat.of().formatHex(sha256().digest(bytes.array()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }
}
