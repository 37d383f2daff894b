package io.bulla.loader.stream;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.Engines;
import io.bulla.loader.crypto.ModelKeys;
import io.bulla.loader.crypto.PayloadKey;
import io.bulla.loader.crypto.SegmentCipher;
import io.bulla.loader.crypto.TestKeys;
import io.bulla.loader.format.PayloadLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A payload of any length whose segments are sealed when they are read, so that the ends of the
 * format can be reached without a disk that is as large.
 */
final class VirtualPayload implements PayloadSource {
  private static final CipherEngine ENGINE = Engines.sunJce();

  private final PayloadLayout layout;
  private final long plaintextBytes;
  private final PayloadKey key;
  private final Map<Long, ByteBuffer> sealed = new HashMap<>();
  private final List<Long> opened = new ArrayList<>();

  VirtualPayload(long plaintextBytes, int segmentBytes) {
    this.layout = Payloads.layout(segmentBytes);
    this.plaintextBytes = plaintextBytes;
    try (ModelKeys keys = TestKeys.model()) {
      this.key = keys.newPayloadKey(Payloads.CORE_HASH, new SecureRandom());
    }
  }

  /** The plaintext's byte at a position. */
  static byte at(long position) {
    return (byte) ((position * 0x9E3779B97F4A7C15L) >>> 56);
  }

  /** The segments that were read, each as often as it was. */
  List<Long> opened() {
    return opened;
  }

  SegmentChannel channel() throws IOException {
    return Payloads.reader(this, layout.segmentSizeBytes(), ENGINE).channel();
  }

  @Override
  public int read(ByteBuffer target, long position) {
    if (position < PayloadLayout.HEADER_BYTES) {
      int lengthBytes = target.remaining();
      target.put(key.header().encoded(), (int) position, lengthBytes);
      return lengthBytes;
    }
    long index = position / layout.segmentSizeBytes();
    ByteBuffer segment = sealed.computeIfAbsent(index, this::seal).duplicate();
    long from = position - layout.segmentOffset(index);
    if (from == 0) {
      opened.add(index);
    }
    segment.position((int) from);
    int lengthBytes = Math.min(segment.remaining(), target.remaining());
    target.put(segment.limit(segment.position() + lengthBytes));
    return lengthBytes;
  }

  private ByteBuffer seal(long index) {
    long start = layout.plaintextOffset(index);
    int lengthBytes = layout.plaintextBytesOf(index, plaintextBytes);
    ByteBuffer plaintext = ByteBuffer.allocate(lengthBytes);
    for (int i = 0; i < lengthBytes; i++) {
      plaintext.put(at(start + i));
    }
    ByteBuffer segment = ByteBuffer.allocate(lengthBytes + SegmentCipher.TAG_BYTES);
    try (SegmentCipher cipher = key.newCipher(ENGINE, layout.segmentSizeBytes())) {
      boolean last = start + lengthBytes == plaintextBytes;
      cipher.seal((int) index, last, plaintext.flip(), segment);
    }
    return segment.flip();
  }

  @Override
  public long sizeBytes() {
    return layout.fileBytes(plaintextBytes);
  }

  @Override
  public void close() {
    key.close();
  }
}
