package io.bulla.loader.format;

import static io.bulla.loader.format.FormatLimits.UNKNOWN_LENGTH;

/**
 * Where the segments of a payload lie: the only place that computes offsets and lengths
 * (docs/format.md section 5).
 *
 * @param payloadOffset where the payload begins in the file
 * @param segmentSizeBytes ciphertext segment size
 */
public record PayloadLayout(long payloadOffset, int segmentSizeBytes) {
  /** Length of the header in front of segment 0. */
  public static final int HEADER_BYTES = 40;

  /** Length of the tag at the end of each segment. */
  public static final int TAG_BYTES = 16;

  /** Most segments of a payload. */
  public static final long MAX_SEGMENTS = Integer.MAX_VALUE;

  /** Length of the shortest payload: that of an empty plaintext. */
  public static final int MIN_PAYLOAD_BYTES = HEADER_BYTES + TAG_BYTES;

  /** Plaintext in each full segment but the first. */
  public int segmentPlaintextBytes() {
    return segmentSizeBytes - TAG_BYTES;
  }

  /** Length of the payload for a plaintext. */
  public long payloadBytes(long plaintextBytes) {
    long segments = segmentsOfPlaintext(plaintextBytes);
    long overheadBytes = HEADER_BYTES + Math.multiplyExact(segments, (long) TAG_BYTES);
    return Math.addExact(plaintextBytes, overheadBytes);
  }

  /** Length of the file for a plaintext. */
  public long fileBytes(long plaintextBytes) {
    return Math.addExact(payloadOffset, payloadBytes(plaintextBytes));
  }

  /** Number of segments for a plaintext. */
  public long segmentsOfPlaintext(long plaintextBytes) {
    return ceilDiv(Math.addExact(plaintextBytes, HEADER_BYTES), segmentPlaintextBytes());
  }

  /** Number of segments of a payload of this length, which must be canonical. */
  public long segmentsOfPayload(long payloadBytes) {
    return ceilDiv(payloadBytes, segmentSizeBytes);
  }

  /** Of positive numbers, and right up to the largest of them. */
  private static long ceilDiv(long dividend, int divisor) {
    return (dividend - 1) / divisor + 1;
  }

  /**
   * Length of the plaintext in a file of this length.
   *
   * @throws FormatViolation if no payload has the length that is left for it
   */
  public long plaintextBytes(long fileBytes) throws FormatViolation {
    long payload = fileBytes - payloadOffset;
    if (payload < MIN_PAYLOAD_BYTES) {
      throw FormatViolation.malformed(
          "is cut off: " + Math.max(0, payload) + " bytes of payload are there, 56 is the least");
    }
    long segments = segmentsOfPayload(payload);
    Fields.within("number of segments", segments, 1, MAX_SEGMENTS);
    long plaintext = payload - HEADER_BYTES - segments * TAG_BYTES;
    if (plaintext < 0 || payloadBytes(plaintext) != payload) {
      throw FormatViolation.malformed(
          "is cut off or has bytes too many: no payload has " + payload + " bytes");
    }
    return plaintext;
  }

  /** Offset in the file of a segment's ciphertext. */
  public long segmentOffset(long index) {
    return payloadOffset + (index == 0 ? HEADER_BYTES : index * segmentSizeBytes);
  }

  /** Offset in the plaintext of a segment's plaintext. */
  public long plaintextOffset(long index) {
    return index == 0 ? 0 : index * segmentPlaintextBytes() - HEADER_BYTES;
  }

  /** The segment that holds a position of the plaintext, which must lie below its length. */
  public long segmentAt(long plaintextPosition) {
    return (plaintextPosition + HEADER_BYTES) / segmentPlaintextBytes();
  }

  /** Length of a segment's plaintext, in a plaintext of this length. */
  public int plaintextBytesOf(long index, long plaintextBytes) {
    long end = Math.min(plaintextOffset(index + 1), plaintextBytes);
    return (int) (end - plaintextOffset(index));
  }

  /** Refuses a segment size that the format does not have. */
  static void checkSegmentSize(int sizeBytes) throws FormatViolation {
    Fields.within(
        "segment size", sizeBytes, FormatLimits.MIN_SEGMENT_BYTES, FormatLimits.MAX_SEGMENT_BYTES);
    if (Integer.bitCount(sizeBytes) != 1) {
      throw FormatViolation.malformed(
          "segment size is "
              + sizeBytes
              + ", allowed are powers of two from "
              + FormatLimits.MIN_SEGMENT_BYTES
              + " to "
              + FormatLimits.MAX_SEGMENT_BYTES);
    }
  }

  /**
   * Refuses a plaintext that needs more segments than the format has; {@code UNKNOWN_LENGTH}
   * passes.
   */
  static void checkPlaintextLength(int segmentSizeBytes, long plaintextBytes)
      throws FormatViolation {
    if (plaintextBytes != UNKNOWN_LENGTH) {
      Fields.within("plaintext length", plaintextBytes, 0, maxPlaintextBytes(segmentSizeBytes));
    }
  }

  /** Longest plaintext for a segment size. */
  public static long maxPlaintextBytes(int segmentSizeBytes) {
    return MAX_SEGMENTS * (segmentSizeBytes - TAG_BYTES) - HEADER_BYTES;
  }
}
