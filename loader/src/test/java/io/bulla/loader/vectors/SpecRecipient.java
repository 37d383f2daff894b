package io.bulla.loader.vectors;

import java.nio.ByteBuffer;
import java.util.List;

/** A recipient as docs/format.md section 4.1 encodes it, its rules unchecked. */
record SpecRecipient(String kekId, int version, int blobBytes) {

  static SpecRecipient of(String kekId, int version) {
    return new SpecRecipient(kekId, version, 61);
  }

  byte[] encode() {
    byte[] id = SpecCrypto.ascii(kekId);
    return ByteBuffer.allocate(7 + id.length + blobBytes)
        .put((byte) id.length)
        .put(id)
        .putInt(version)
        .putShort((short) blobBytes)
        .array();
  }

  static byte[] encodeAll(List<SpecRecipient> recipients) {
    return SpecCrypto.concat(recipients.stream().map(SpecRecipient::encode).toArray(byte[][]::new));
  }
}
