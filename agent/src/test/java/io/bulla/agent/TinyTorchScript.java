package io.bulla.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A TorchScript archive, written by hand: a module that multiplies by the first of its weights. */
final class TinyTorchScript {
  private static final String SOURCE =
      """
      class Scale(Module):
        __parameters__ = ["weight", ]
        __buffers__ = []
        weight : Tensor
        training : bool
        def forward(self: __torch__.Scale,
          x: Tensor) -> Tensor:
          weight = self.weight
          return torch.mul(x, torch.slice(weight, 0, 0, 3, 1))
      """;
  private static final float[] WEIGHT = {0.25f, -4f, 16f};

  private TinyTorchScript() {}

  /** With an extra file, labels.txt. */
  static byte[] module() throws IOException {
    return module(WEIGHT);
  }

  /** The same with other weights, three at least. */
  static byte[] module(float[] weight) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, "data.pkl", pickledModule(weight.length));
      add(zip, "code/__torch__.py", SOURCE.getBytes(StandardCharsets.UTF_8));
      add(zip, "data/0", littleEndian(weight));
      add(zip, "constants.pkl", new TinyPickle().emptyTuple().bytes());
      add(zip, "extra/labels.txt", "cat dog".getBytes(StandardCharsets.UTF_8));
      add(zip, "version", "3\n".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static byte[] pickledModule(int elements) {
    TinyPickle pickle = new TinyPickle();
    pickle.global("__torch__", "Scale").emptyTuple().newObject();
    pickle.emptyDict().mark().text("training").isFalse().text("weight");
    pickle.global("torch._utils", "_rebuild_tensor_v2").mark();
    pickle.mark().text("storage").global("torch", "FloatStorage").text("0").text("cpu");
    pickle.number(elements).tuple().persistentId();
    pickle.number(0).number(elements).tupleOfOne().number(1).tupleOfOne().isFalse();
    pickle.global("collections", "OrderedDict").emptyTuple().reduce().tuple().reduce();
    return pickle.setItems().build().bytes();
  }

  private static byte[] littleEndian(float[] weight) {
    ByteBuffer buffer =
        ByteBuffer.allocate(weight.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(weight);
    return buffer.array();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(content);
    ZipEntry entry = new ZipEntry("scale/" + name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
