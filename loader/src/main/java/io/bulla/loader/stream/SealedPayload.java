package io.bulla.loader.stream;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.crypto.PayloadHeader;
import io.bulla.loader.crypto.PayloadKey;
import io.bulla.loader.crypto.SegmentCipher;
import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.PayloadLayout;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A payload that exists, its length fixed when it was opened. Safe for several threads.
 *
 * @param fileBytes length of the file when it was opened
 * @param plaintextBytes what follows from that
 */
record SealedPayload(
    PayloadSource source,
    PayloadLayout layout,
    long fileBytes,
    long plaintextBytes,
    PayloadKey key,
    CipherEngine engine) {

  static SealedPayload open(
      PayloadSource source,
      long fileBytes,
      PayloadLayout layout,
      ModelKeys keys,
      byte[] coreHash,
      CipherEngine engine)
      throws IOException {
    long plaintextBytes = plaintextBytes(layout, fileBytes);
    PayloadKey key = keys.payloadKey(coreHash, header(source, layout, fileBytes));
    return new SealedPayload(source, layout, fileBytes, plaintextBytes, key, engine);
  }

  private static long plaintextBytes(PayloadLayout layout, long fileBytes) throws PayloadMalformed {
    try {
      return layout.plaintextBytes(fileBytes);
    } catch (FormatViolation e) {
      throw new PayloadMalformed("the payload " + e.getMessage());
    }
  }

  private static PayloadHeader header(PayloadSource source, PayloadLayout layout, long fileBytes)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(PayloadHeader.LENGTH_BYTES);
    read(source, bytes, layout.payloadOffset(), fileBytes);
    return PayloadHeader.parse(bytes.flip())
        .orElseThrow(() -> new PayloadMalformed("the payload's header does not begin with 40"));
  }

  int segmentCount() {
    return (int) layout.segmentsOfPlaintext(plaintextBytes);
  }

  int lastIndex() {
    return segmentCount() - 1;
  }

  int plaintextBytesOf(int index) {
    return layout.plaintextBytesOf(index, plaintextBytes);
  }

  /** Reads the ciphertext of a segment to the start of a buffer, flipped. */
  void read(int index, ByteBuffer ciphertext) throws IOException {
    ciphertext.clear().limit(plaintextBytesOf(index) + SegmentCipher.TAG_BYTES);
    read(source, ciphertext, layout.segmentOffset(index), fileBytes);
    ciphertext.flip();
  }

  void requireSameLength() throws IOException {
    long nowBytes = source.sizeBytes();
    if (nowBytes != fileBytes) {
      throw PayloadMalformed.lengthChanged(fileBytes, nowBytes);
    }
  }

  private static void read(PayloadSource source, ByteBuffer target, long offset, long fileBytes)
      throws IOException {
    try {
      Transfers.readFully(source, target, offset);
    } catch (EOFException e) {
      throw PayloadMalformed.lengthChanged(fileBytes, source.sizeBytes());
    }
  }
}
