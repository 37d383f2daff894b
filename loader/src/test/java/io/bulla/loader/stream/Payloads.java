package io.bulla.loader.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.subtle.Hkdf;
import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.crypto.TestKeys;
import io.bulla.loader.format.PayloadLayout;
import io.bulla.loader.memory.LockPolicy;
import io.bulla.loader.memory.NativeMemory;
import io.bulla.loader.memory.NativeRegion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;

/** Seals and opens small payloads in memory. */
final class Payloads {
  static final byte[] CORE_HASH = "associated data of 32 bytes here".getBytes(US_ASCII);

  private Payloads() {}

  static byte[] plaintext(int lengthBytes) {
    byte[] plaintext = new byte[lengthBytes];
    for (int i = 0; i < lengthBytes; i++) {
      plaintext[i] = (byte) (1 + i % 253);
    }
    return plaintext;
  }

  static PayloadLayout layout(int segmentBytes) {
    return new PayloadLayout(0, segmentBytes);
  }

  static byte[] seal(byte[] plaintext, int segmentBytes, CipherEngine engine) throws IOException {
    ByteArrayOutputStream sealed = new ByteArrayOutputStream();
    try (ModelKeys keys = TestKeys.model();
        PayloadWriter writer =
            new PayloadWriter(
                Channels.newChannel(sealed),
                layout(segmentBytes),
                keys.newPayloadKey(CORE_HASH, new SecureRandom()),
                engine,
                null)) {
      writer.write(ByteBuffer.wrap(plaintext));
      writer.finish();
    }
    return sealed.toByteArray();
  }

  static PayloadReader reader(PayloadSource source, int segmentBytes, CipherEngine engine)
      throws IOException {
    try (ModelKeys keys = TestKeys.model()) {
      return PayloadReader.open(
          source, source.sizeBytes(), layout(segmentBytes), keys, CORE_HASH, engine);
    }
  }

  static PayloadReader reader(byte[] sealed, int segmentBytes, CipherEngine engine)
      throws IOException {
    return reader(PayloadSource.of(ByteBuffer.wrap(sealed)), segmentBytes, engine);
  }

  /** Reads all of it into native memory and copies it out. */
  static byte[] readAll(PayloadReader reader, int threads) throws IOException {
    try (NativeRegion region = region(reader.plaintextBytes())) {
      reader.read(region, threads, null, done -> {});
      return bytes(region);
    }
  }

  static byte[] open(byte[] sealed, int segmentBytes, CipherEngine engine, int threads)
      throws IOException {
    try (PayloadReader reader = reader(sealed, segmentBytes, engine)) {
      return readAll(reader, threads);
    }
  }

  static byte[] openByChannel(byte[] sealed, int segmentBytes, CipherEngine engine)
      throws IOException {
    try (SegmentChannel channel = reader(sealed, segmentBytes, engine).channel()) {
      return channel.stream().readAllBytes();
    }
  }

  static NativeRegion region(long lengthBytes) throws IOException {
    return NativeRegion.allocate(NativeMemory.ofHost(), lengthBytes, LockPolicy.OFF);
  }

  static byte[] bytes(NativeRegion region) {
    byte[] bytes = new byte[(int) region.lengthBytes()];
    region.views().get(0).get(bytes);
    return bytes;
  }

  /** Tink's own implementation under the stream key of the test's model. */
  static StreamingAead tink(int segmentBytes) throws GeneralSecurityException {
    byte[] info = "bulla/v1/stream".getBytes(US_ASCII);
    byte[] streamKey = Hkdf.computeHkdf("HMACSHA256", TestKeys.DEK, TestKeys.SEAL_ID, info, 32);
    return new AesGcmHkdfStreaming(streamKey, "HmacSha256", 32, segmentBytes, 0);
  }
}
