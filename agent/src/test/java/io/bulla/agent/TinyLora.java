package io.bulla.agent;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A LoRA adapter of one parameter of three floats: a FlatBuffer, laid out by hand. */
final class TinyLora {
  private static final int ROOT = 20;
  private static final int PARAMETERS = 40;
  private static final int PARAMETER = 60;
  private static final int NAME = 80;
  private static final int DIMENSIONS = 92; // its elements lie on a multiple of 8, as do the data
  private static final int DATA = 108;
  private static final int FLOAT = 1;
  private static final int ELEMENTS = 3;

  private TinyLora() {}

  static byte[] of(String oneLetterName, float first, float second, float third) {
    ByteBuffer bytes = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(ROOT).put(new byte[] {'T', 'O', 'R', 'T'});
    table(bytes, ROOT);
    bytes.putInt(1).putInt(1).putInt(1); // versions of format, adapter and model
    offset(bytes, PARAMETERS);
    bytes.putInt(1);
    offset(bytes, PARAMETER);
    table(bytes, PARAMETER);
    offset(bytes, NAME);
    offset(bytes, DIMENSIONS);
    bytes.putInt(FLOAT);
    offset(bytes, DATA);
    bytes.putInt(1).put((byte) oneLetterName.charAt(0));
    bytes.position(DIMENSIONS).putInt(1).putLong(ELEMENTS);
    bytes.position(DATA).putInt(ELEMENTS * Float.BYTES);
    bytes.putFloat(first).putFloat(second).putFloat(third);
    return bytes.array();
  }

  /** What describes a table of four fields of four bytes, and its beginning. */
  private static void table(ByteBuffer bytes, int position) {
    int description = bytes.position();
    for (int each : new int[] {12, 20, 4, 8, 12, 16}) {
      bytes.putShort((short) each);
    }
    bytes.position(position).putInt(position - description);
  }

  private static void offset(ByteBuffer bytes, int position) {
    bytes.putInt(position - bytes.position());
  }
}
