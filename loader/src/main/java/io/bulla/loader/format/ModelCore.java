package io.bulla.loader.format;

import static io.bulla.loader.format.FormatLimits.CORE_BYTES;
import static io.bulla.loader.format.FormatLimits.HASH_BYTES;
import static io.bulla.loader.format.FormatLimits.MAX_MODEL_ID_BYTES;
import static io.bulla.loader.format.FormatLimits.MAX_PATH_BYTES;
import static io.bulla.loader.format.FormatLimits.UNKNOWN_LENGTH;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * What a sealed file is: the first half of its immutable block (docs/format.md section 3.1). Its
 * rules hold for every instance.
 *
 * @param kind what it is
 * @param suite its algorithms
 * @param segmentSizeBytes ciphertext segment size
 * @param slotCapacityBytes capacity of a recipient slot; 0 for a member
 * @param plaintextLengthBytes length of the plaintext, or {@link FormatLimits#UNKNOWN_LENGTH}
 * @param sealId the sealing
 * @param commitment the commitment to the DEK
 * @param modelVersion version of the model
 * @param modelId name of the model
 * @param memberPath path in the model; empty unless a member
 */
public record ModelCore(
    ModelKind kind,
    Suite suite,
    int segmentSizeBytes,
    int slotCapacityBytes,
    long plaintextLengthBytes,
    SealId sealId,
    Hash32 commitment,
    long modelVersion,
    String modelId,
    String memberPath) {

  private static final int RESERVED_BYTES = 736;

  /**
   * Checks every rule.
   *
   * @throws IllegalArgumentException if one does not hold; {@link #decode} says it as a {@link
   *     FormatViolation}
   */
  public ModelCore {
    try {
      checkSizes(kind, segmentSizeBytes, slotCapacityBytes);
      PayloadLayout.checkPlaintextLength(segmentSizeBytes, plaintextLengthBytes);
      Fields.within("model version", modelVersion, 0, Long.MAX_VALUE);
      Names.modelId(modelId);
      checkMemberPath(kind, memberPath);
    } catch (FormatViolation e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Whether the header says how long the plaintext is. */
  public boolean lengthKnown() {
    return plaintextLengthBytes != UNKNOWN_LENGTH;
  }

  /** The offsets and lengths of the payload. */
  public PayloadLayout layout() {
    return new PayloadLayout(FormatLimits.BLOCK_BYTES + 2L * slotCapacityBytes, segmentSizeBytes);
  }

  /** The associated data under which the DEK is wrapped. */
  public WrapContext context() {
    return new WrapContext(modelId, modelVersion, sealId, suite);
  }

  /** The 2048 bytes of the core. */
  public byte[] encode() {
    ByteBuffer out = ByteBuffer.allocate(CORE_BYTES);
    out.put(FirstLine.encoded()).putShort((short) FormatLimits.FORMAT_VERSION);
    out.put((byte) kind.code()).put((byte) suite.code());
    out.putInt(segmentSizeBytes).putInt(slotCapacityBytes).putLong(plaintextLengthBytes);
    out.put(sealId.bytes()).put(commitment.bytes()).putLong(modelVersion);
    putText(out, modelId, MAX_MODEL_ID_BYTES);
    putText(out, memberPath, MAX_PATH_BYTES);
    return out.array();
  }

  private static void putText(ByteBuffer out, String text, int widthBytes) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    out.putShort((short) encoded.length);
    Fields.putPadded(out, encoded, widthBytes);
  }

  /** Reads 2048 bytes and advances past them. */
  static ModelCore decode(ByteBuffer in) throws FormatViolation {
    FirstLine.check(Fields.bytes(in, FirstLine.LENGTH_BYTES, "first line"));
    checkVersion(Fields.u16(in));
    ModelKind kind = ModelKind.of(Fields.u8(in));
    Suite suite = Suite.of(Fields.u8(in));
    int segmentSizeBytes = Fields.u32(in, "segment size", 0, FormatLimits.MAX_SEGMENT_BYTES);
    int slotCapacityBytes = Fields.u32(in, "slot capacity", 0, FormatLimits.MAX_SLOT_BYTES);
    long plaintextLengthBytes = in.getLong();
    SealId sealId = SealId.of(Fields.bytes(in, SealId.LENGTH_BYTES, "seal id"));
    Hash32 commitment = Hash32.of(Fields.bytes(in, HASH_BYTES, "commitment"));
    long modelVersion = in.getLong();
    String modelId = text(in, MAX_MODEL_ID_BYTES, "model id");
    String memberPath = text(in, MAX_PATH_BYTES, "member path");
    Fields.zeros(in, RESERVED_BYTES, "reserved end of the core");
    return checked(
        () ->
            new ModelCore(
                kind,
                suite,
                segmentSizeBytes,
                slotCapacityBytes,
                plaintextLengthBytes,
                sealId,
                commitment,
                modelVersion,
                modelId,
                memberPath));
  }

  private static String text(ByteBuffer in, int widthBytes, String field) throws FormatViolation {
    int lengthBytes = (int) Fields.within("length of the " + field, Fields.u16(in), 0, widthBytes);
    return Fields.padded(in, lengthBytes, widthBytes, field);
  }

  private static void checkVersion(int version) throws FormatViolation {
    Fields.within(
        "format version", version, FormatLimits.FORMAT_VERSION, FormatLimits.FORMAT_VERSION);
  }

  private static void checkSizes(ModelKind kind, int segmentSizeBytes, int slotCapacityBytes)
      throws FormatViolation {
    PayloadLayout.checkSegmentSize(segmentSizeBytes);
    int least = kind.hasSlots() ? FormatLimits.SLOT_UNIT_BYTES : 0;
    int most = kind.hasSlots() ? FormatLimits.MAX_SLOT_BYTES : 0;
    Fields.within("slot capacity", slotCapacityBytes, least, most);
    if (slotCapacityBytes % FormatLimits.SLOT_UNIT_BYTES != 0) {
      throw FormatViolation.malformed(
          "slot capacity is " + slotCapacityBytes + ", allowed are multiples of 4096");
    }
  }

  private static void checkMemberPath(ModelKind kind, String path) throws FormatViolation {
    if (kind == ModelKind.MEMBER) {
      Names.memberPath(path);
    } else if (!path.isEmpty()) {
      throw FormatViolation.malformed("a " + kind.label() + " has no member path");
    }
  }

  private static ModelCore checked(Supplier<ModelCore> core) throws FormatViolation {
    try {
      return core.get();
    } catch (IllegalArgumentException e) {
      if (e.getCause() instanceof FormatViolation violation) {
        throw violation;
      }
      throw e;
    }
  }
}
