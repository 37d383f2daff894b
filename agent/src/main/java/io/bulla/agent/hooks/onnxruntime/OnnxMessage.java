package io.bulla.agent.hooks.onnxruntime;

import org.jspecify.annotations.Nullable;

/** The messages of onnx.proto through which one gets to tensors. */
enum OnnxMessage {
  MODEL,
  FUNCTION,
  GRAPH,
  NODE,
  ATTRIBUTE,
  SPARSE_TENSOR,
  TENSOR;

  /** The message in a field; null if none leads to tensors from there. */
  @Nullable OnnxMessage in(int field) {
    return switch (this) {
      case MODEL -> field == 7 ? GRAPH : only(25, field, FUNCTION);
      case FUNCTION -> only(7, field, NODE);
      case GRAPH -> inGraph(field);
      case NODE -> only(5, field, ATTRIBUTE);
      case ATTRIBUTE -> inAttribute(field);
      case SPARSE_TENSOR -> field == 1 ? TENSOR : only(2, field, TENSOR);
      case TENSOR -> null;
    };
  }

  private static @Nullable OnnxMessage inGraph(int field) {
    return switch (field) {
      case 1 -> NODE;
      case 5 -> TENSOR;
      case 15 -> SPARSE_TENSOR;
      default -> null;
    };
  }

  private static @Nullable OnnxMessage inAttribute(int field) {
    return switch (field) {
      case 5, 10 -> TENSOR;
      case 6, 11 -> GRAPH;
      case 22, 23 -> SPARSE_TENSOR;
      default -> null;
    };
  }

  private static @Nullable OnnxMessage only(int wanted, int field, OnnxMessage message) {
    return field == wanted ? message : null;
  }
}
