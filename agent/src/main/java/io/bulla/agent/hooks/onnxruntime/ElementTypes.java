package io.bulla.agent.hooks.onnxruntime;

/**
 * The element types of onnx.proto (TensorProto.DataType); ONNX Runtime's C interface counts so too.
 */
final class ElementTypes {
  private static final int MAX_ALIGNMENT_BYTES = 8;

  private ElementTypes() {}

  /**
   * The size of an element.
   *
   * @throws IllegalArgumentException if the type has none
   */
  static int bits(int dataType) {
    return switch (dataType) {
      case 25, 26 -> 2; // uint2, int2
      case 21, 22, 23 -> 4; // uint4, int4, float4e2m1
      case 2, 3, 9, 17, 18, 19, 20, 24 -> 8; // uint8, int8, bool, the float8 types
      case 4, 5, 10, 16 -> 16; // uint16, int16, float16, bfloat16
      case 1, 6, 12 -> 32; // float, int32, uint32
      case 7, 11, 13, 14 -> 64; // int64, double, uint64, complex64
      case 15 -> 128; // complex128
      default -> throw new IllegalArgumentException("no type of fixed size: " + dataType);
    };
  }

  /** Whether it is one of the types of whole bytes that every version has. */
  static boolean isPlain(int dataType) {
    return switch (dataType) {
      case 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 16 -> true;
      default -> false;
    };
  }

  /** How an element of a plain type must be aligned. */
  static int alignmentBytes(int dataType) {
    return Math.min(MAX_ALIGNMENT_BYTES, bits(dataType) / Byte.SIZE);
  }
}
