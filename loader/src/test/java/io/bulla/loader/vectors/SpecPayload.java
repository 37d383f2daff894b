package io.bulla.loader.vectors;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A payload as docs/format.md section 5 has it. */
record SpecPayload(SpecFile file, String saltSeed) {

  byte[] seal(byte[] plaintext, boolean emptyLastSegment) {
    byte[] random = SpecCrypto.sha256(SpecCrypto.ascii("bulla vector, prefix: " + saltSeed));
    byte[] salt = SpecCrypto.sha256(SpecCrypto.ascii("bulla vector, salt: " + saltSeed));
    byte[] prefix = Arrays.copyOf(random, 7);
    byte[] key = SpecCrypto.hkdf(file.keys.streamKey(), salt, file.coreHash());
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    payload.writeBytes(SpecCrypto.concat(new byte[] {40}, salt, prefix));
    int at = 0;
    int index = 0;
    boolean last;
    do {
      int room = file.segmentSize - 16 - (index == 0 ? 40 : 0);
      int end = Math.min(plaintext.length, at + room);
      boolean full = end - at == room;
      last = end == plaintext.length && !(emptyLastSegment && full);
      byte[] nonce = nonce(prefix, index, last);
      payload.writeBytes(SpecCrypto.gcm(key, nonce, Arrays.copyOfRange(plaintext, at, end)));
      at = end;
      index++;
    } while (!last);
    return payload.toByteArray();
  }

  private static byte[] nonce(byte[] prefix, int index, boolean last) {
    return ByteBuffer.allocate(12).put(prefix).putInt(index).put((byte) (last ? 1 : 0)).array();
  }
}
