package io.bulla.loader.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * A KEK that can open the model, and the DEK as that KEK wrapped it (docs/format.md section 4.1).
 * Immutable.
 */
public final class Recipient {
  /** The order in a slot: ASCII ids compare as their bytes do. */
  public static final Comparator<Recipient> ORDER =
      (a, b) -> {
        int byId = a.kekId.compareTo(b.kekId);
        return byId != 0 ? byId : Integer.compare(a.kekVersion, b.kekVersion);
      };

  private final String kekId;
  private final int kekVersion;
  private final byte[] blob;

  private Recipient(String kekId, int kekVersion, byte[] blob) {
    this.kekId = kekId;
    this.kekVersion = kekVersion;
    this.blob = blob;
  }

  /** A recipient whose parts hold the format's rules. */
  public static Recipient of(String kekId, int kekVersion, byte[] blob) throws FormatViolation {
    Names.kekId(kekId);
    Fields.within("KEK version", kekVersion, 1, Integer.MAX_VALUE);
    Fields.within("length of the wrapped DEK", blob.length, 1, FormatLimits.MAX_BLOB_BYTES);
    return new Recipient(kekId, kekVersion, blob.clone());
  }

  /** The KEK's id. */
  public String kekId() {
    return kekId;
  }

  /** The KEK's version. */
  public int kekVersion() {
    return kekVersion;
  }

  /** The wrapped DEK; a copy. */
  public byte[] blob() {
    return blob.clone();
  }

  /** Length of the wrapped DEK. */
  public int blobLengthBytes() {
    return blob.length;
  }

  int encodedLengthBytes() {
    return 1 + kekId.length() + 4 + 2 + blob.length;
  }

  void encode(ByteBuffer out) {
    out.put((byte) kekId.length()).put(kekId.getBytes(StandardCharsets.US_ASCII));
    out.putInt(kekVersion).putShort((short) blob.length).put(blob);
  }

  static Recipient decode(ByteBuffer in) throws FormatViolation {
    int idBytes = Fields.u8(require(in, 1));
    String id = Fields.text(in, idBytes, "KEK id");
    int version = Fields.u32(require(in, 6), "KEK version", 1, Integer.MAX_VALUE);
    int blobBytes =
        (int)
            Fields.within(
                "length of the wrapped DEK", Fields.u16(in), 1, FormatLimits.MAX_BLOB_BYTES);
    return of(id, version, Fields.bytes(in, blobBytes, "wrapped DEK"));
  }

  private static ByteBuffer require(ByteBuffer in, int lengthBytes) throws FormatViolation {
    if (in.remaining() < lengthBytes) {
      throw FormatViolation.malformed("the recipients are cut off");
    }
    return in;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Recipient recipient
        && kekId.equals(recipient.kekId)
        && kekVersion == recipient.kekVersion
        && Arrays.equals(blob, recipient.blob);
  }

  @Override
  public int hashCode() {
    return 31 * kekId.hashCode() + kekVersion;
  }

  /** {@code id/version}. */
  @Override
  public String toString() {
    return kekId + "/" + kekVersion;
  }
}
