package io.bulla.loader.format;

import static io.bulla.loader.format.FormatLimits.HASH_BYTES;

import java.nio.ByteBuffer;

/**
 * Who vouches for a sealed file: the second half of its immutable block (docs/format.md section
 * 3.2).
 *
 * @param algorithm 0 for none, 1 Ed25519, 2 ECDSA P-256 with SHA-256
 * @param keyId SHA-256 of the verification key
 * @param contentRoot root of the tree over the payload
 * @param signature the signature; not to be changed by its holder
 */
public record PublisherSection(
    int algorithm, Hash32 keyId, Hash32 contentRoot, Signature signature) {
  /** No publisher. */
  public static final PublisherSection NONE =
      new PublisherSection(0, Hash32.ZERO, Hash32.ZERO, Signature.EMPTY);

  private static final int LENGTH_BYTES = FormatLimits.BLOCK_BYTES - FormatLimits.CORE_BYTES;
  private static final int FIXED_BYTES = 4 + 2 * HASH_BYTES;

  /** Whether anybody signed. */
  public boolean isSigned() {
    return algorithm != 0;
  }

  void encode(ByteBuffer out) {
    byte[] value = signature.bytes();
    out.put((byte) algorithm).put((byte) 0).putShort((short) value.length);
    out.put(keyId.bytes()).put(contentRoot.bytes());
    Fields.putPadded(out, value, LENGTH_BYTES - FIXED_BYTES);
  }

  static PublisherSection decode(ByteBuffer in) throws FormatViolation {
    int algorithm = (int) Fields.within("publisher algorithm", Fields.u8(in), 0, 2);
    Fields.zeros(in, 1, "reserved byte of the publisher section");
    int signatureBytes = Fields.u16(in);
    checkSignatureLength(algorithm, signatureBytes);
    Hash32 keyId = Hash32.of(Fields.bytes(in, HASH_BYTES, "publisher key id"));
    Hash32 contentRoot = Hash32.of(Fields.bytes(in, HASH_BYTES, "content root"));
    Signature signature = Signature.of(Fields.bytes(in, signatureBytes, "signature"));
    Fields.zeros(in, LENGTH_BYTES - FIXED_BYTES - signatureBytes, "end of the publisher section");
    PublisherSection section = new PublisherSection(algorithm, keyId, contentRoot, signature);
    if (!section.isSigned() && !(keyId.equals(Hash32.ZERO) && contentRoot.equals(Hash32.ZERO))) {
      throw FormatViolation.malformed("the publisher section of an unsigned file must be zero");
    }
    return section;
  }

  private static void checkSignatureLength(int algorithm, int lengthBytes) throws FormatViolation {
    int least = new int[] {0, 64, 8}[algorithm];
    int most = new int[] {0, 64, 72}[algorithm];
    Fields.within("length of the signature", lengthBytes, least, most);
  }
}
