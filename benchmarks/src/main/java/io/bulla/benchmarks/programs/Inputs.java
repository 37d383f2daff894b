package io.bulla.benchmarks.programs;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.HashMap;
import java.util.Map;

/** The same inputs for the same model, whoever runs it. */
final class Inputs {

  private static final int TOKENS = 16;
  private static final int FIRST_TOKEN = 101;
  private static final int TOKEN_STEP = 37;

  private Inputs() {}

  /** A tensor for each input of the model. */
  static Map<String, OnnxTensor> of(OrtEnvironment environment, OrtSession session)
      throws OrtException {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    for (NodeInfo input : session.getInputInfo().values()) {
      inputs.put(input.getName(), tensor(environment, input));
    }
    return inputs;
  }

  private static OnnxTensor tensor(OrtEnvironment environment, NodeInfo input) throws OrtException {
    TensorInfo shape = (TensorInfo) input.getInfo();
    return shape.type == OnnxJavaType.FLOAT
        ? OnnxTensor.createTensor(environment, floats(shape.getShape()))
        : OnnxTensor.createTensor(environment, tokens(input.getName()));
  }

  private static float[][] floats(long[] shape) {
    float[][] values = new float[1][Math.toIntExact(shape[1])];
    for (int i = 0; i < values[0].length; i++) {
      values[0][i] = i % 7 - 3;
    }
    return values;
  }

  private static long[][] tokens(String name) {
    long[][] tokens = new long[1][TOKENS];
    for (int i = 0; i < TOKENS; i++) {
      tokens[0][i] = token(name, i);
    }
    return tokens;
  }

  private static long token(String name, int index) {
    return switch (name) {
      case "attention_mask" -> 1;
      case "token_type_ids" -> 0;
      default -> FIRST_TOKEN + (long) TOKEN_STEP * index;
    };
  }
}
