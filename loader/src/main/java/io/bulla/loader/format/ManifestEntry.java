package io.bulla.loader.format;

import static io.bulla.loader.format.FormatLimits.HASH_BYTES;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One member, as the manifest lists it (docs/format.md section 8).
 *
 * @param path path below the manifest's directory
 * @param role what it is to the model
 * @param plaintextLengthBytes length of its plaintext
 * @param coreHash SHA-256 of its core
 * @param contentRoot root over its payload; zeros in an unsigned model
 */
public record ManifestEntry(
    String path, MemberRole role, long plaintextLengthBytes, Hash32 coreHash, Hash32 contentRoot) {
  private static final int FIXED_BYTES = 2 + 1 + 8 + 2 * HASH_BYTES;

  /** Refuses what a manifest cannot hold. */
  void check(boolean signed) throws FormatViolation {
    Names.memberPath(path);
    Fields.within("length of member " + path, plaintextLengthBytes, 0, Long.MAX_VALUE);
    if (!signed && !contentRoot.equals(Hash32.ZERO)) {
      throw FormatViolation.malformed(
          "member " + path + " has a content root, and the manifest is not signed");
    }
  }

  byte[] pathBytes() {
    return path.getBytes(StandardCharsets.UTF_8);
  }

  int encodedLengthBytes() {
    return FIXED_BYTES + pathBytes().length;
  }

  void encode(ByteBuffer out) {
    byte[] encodedPath = pathBytes();
    out.putShort((short) encodedPath.length).put(encodedPath).put((byte) role.code());
    out.putLong(plaintextLengthBytes).put(coreHash.bytes()).put(contentRoot.bytes());
  }

  static ManifestEntry decode(ByteBuffer in) throws FormatViolation {
    require(in, 2);
    int pathBytes = Fields.u16(in);
    Fields.within("length of a member path", pathBytes, 1, FormatLimits.MAX_PATH_BYTES);
    require(in, pathBytes + FIXED_BYTES - 2);
    String path = Names.memberPath(Fields.text(in, pathBytes, "member path"));
    MemberRole role = MemberRole.of(Fields.u8(in));
    long lengthBytes = Fields.within("length of member " + path, in.getLong(), 0, Long.MAX_VALUE);
    Hash32 coreHash = Hash32.of(Fields.bytes(in, HASH_BYTES, "core hash"));
    Hash32 contentRoot = Hash32.of(Fields.bytes(in, HASH_BYTES, "content root"));
    return new ManifestEntry(path, role, lengthBytes, coreHash, contentRoot);
  }

  private static void require(ByteBuffer in, int lengthBytes) throws FormatViolation {
    if (in.remaining() < lengthBytes) {
      throw FormatViolation.malformed("the manifest is cut off");
    }
  }
}
