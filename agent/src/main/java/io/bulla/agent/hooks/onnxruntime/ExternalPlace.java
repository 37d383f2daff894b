package io.bulla.agent.hooks.onnxruntime;

import java.nio.ByteBuffer;
import java.util.Map;

/** The fields of a tensor that say that its data are in another file, and where. */
final class ExternalPlace {
  private ExternalPlace() {}

  static Pieces of(Map<String, String> entries) {
    Pieces fields =
        new Pieces().add(WireField.number(TensorParser.DATA_LOCATION, TensorParser.EXTERNAL));
    entries.forEach((key, value) -> fields.add(entry(key, value)));
    return fields;
  }

  private static ByteBuffer entry(String key, String value) {
    Pieces content = new Pieces().add(WireField.text(1, key)).add(WireField.text(2, value));
    ByteBuffer head = WireField.lengthDelimited(TensorParser.EXTERNAL_DATA, content.lengthBytes());
    ByteBuffer entry = ByteBuffer.allocate(head.remaining() + (int) content.lengthBytes());
    entry.put(head);
    content.writeTo(entry);
    return entry.flip();
  }
}
