package io.bulla.loader.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  @Test
  void encodedManifest_decodesToItselfInOrderOfBytes() throws Exception {
    for (boolean signed : new boolean[] {false, true}) {
      Manifest manifest =
          new Manifest(
              signed, List.of(entry("ü", signed), entry("z/b", signed), entry("a", signed)));
      Manifest decoded = decode(manifest.encode());
      assertThat(decoded).isEqualTo(manifest);
      assertThat(decoded.entries()).map(ManifestEntry::path).containsExactly("a", "z/b", "ü");
      assertThat(decoded.find("z/b")).contains(entry("z/b", signed));
      assertThat(decoded.find("z")).isEmpty();
    }
  }

  @Test
  void littleEndianBuffer_isReadAsTheSame() throws Exception {
    Manifest manifest = new Manifest(false, List.of(entry("a", false)));
    ByteBuffer in = ByteBuffer.wrap(manifest.encode()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(Manifest.decode(in)).isEqualTo(manifest);
  }

  @Test
  void everyFlippedBit_isRefusedOrAnotherManifest() throws Exception {
    Manifest manifest = new Manifest(false, List.of(entry("a", false), entry("b", false)));
    byte[] encoded = manifest.encode();
    for (int bit = 0; bit < encoded.length * 8; bit++) {
      encoded[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(decodedOrNull(encoded)).as("bit %d", bit).isNotEqualTo(manifest);
      encoded[bit / 8] ^= (byte) (1 << (bit % 8));
    }
  }

  @Test
  void everyTruncation_isRefused() throws Exception {
    byte[] encoded = new Manifest(false, List.of(entry("a", false), entry("b", false))).encode();
    for (int length = 0; length < encoded.length; length++) {
      ByteBuffer cut = ByteBuffer.wrap(encoded, 0, length);
      assertThat(Samples.violation(() -> Manifest.decode(cut))).as("%d", length).isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    // entries at 12 and 88: pathLength 2, path 1, role 1, length 8, coreHash 32, contentRoot 32
    "0, 00, mark",
    "4, 0000, manifest version",
    "4, 0002, manifest version",
    "6, 0002, flags",
    "6, 8000, flags",
    "8, 00000000, number of members",
    "8, 00010001, number of members",
    "8, ffffffff, number of members",
    "8, 00000001, follow the last member",
    "8, 00000003, cut off",
    "8, 00010000, cut off",
    "12, 0000, length of a member path",
    "12, 0401, length of a member path",
    "12, ffff, length of a member path",
    "14, 2f, member path",
    "14, ff, UTF-8",
    "14, 62, twice",
    "14, 63, out of order",
    "15, 00, role",
    "15, 03, role",
    "16, 8000000000000000, length of member",
    "16, ffffffffffffffff, length of member",
    "56, 01, not signed",
    "132, 01, not signed",
  })
  void malformedField_isRefusedByName(int offset, String hex, String named) throws Exception {
    byte[] encoded = new Manifest(false, List.of(entry("a", false), entry("b", false))).encode();
    byte[] value = HexFormat.of().parseHex(hex);
    System.arraycopy(value, 0, encoded, offset, value.length);
    assertThat(Samples.violation(() -> decode(encoded))).hasMessageContaining(named);
  }

  @Test
  void violationInAMember_saysWhichAndWhere() throws Exception {
    byte[] encoded = new Manifest(false, List.of(entry("a", false), entry("b", false))).encode();
    encoded[91] = 9;
    assertThat(Samples.violation(() -> decode(encoded)))
        .hasMessage("member 2 (offset 88 of the manifest): role is 9, allowed is 1 or 2");
  }

  @Test
  void manifestThatBreaksARule_isNotEncoded() {
    for (Manifest bad :
        List.of(
            new Manifest(false, List.of()),
            new Manifest(false, List.of(entry("a", false), entry("a", false))),
            new Manifest(false, List.of(entry("../a", false))),
            new Manifest(false, List.of(entry("bulla.manifest", false))),
            new Manifest(false, List.of(entry("a", true))))) {
      assertThat(Samples.violation(bad::encode)).isNotNull();
    }
  }

  @Test
  void capOfMembers_isCheckedBeforeAnythingIsAllocated() {
    List<ManifestEntry> tooMany = java.util.Collections.nCopies(65_537, entry("a", false));
    assertThat(Samples.violation(() -> new Manifest(false, tooMany).encode()))
        .hasMessageContaining("number of members");
    ByteBuffer tooLong = ByteBuffer.allocate(FormatLimits.MAX_MANIFEST_BYTES + 1);
    assertThat(Samples.violation(() -> Manifest.decode(tooLong)))
        .hasMessageContaining("length of the manifest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.json", "vocab.txt", "serving.PROPERTIES", "x.yaml"})
  void textFiles_areSuggestedAsSide(String path) {
    assertThat(MemberRole.suggestedBy(path)).isEqualTo(MemberRole.SIDE);
    assertThat(MemberRole.suggestedBy("model.onnx")).isEqualTo(MemberRole.MODEL);
  }

  private static ManifestEntry entry(String path, boolean signed) {
    Hash32 root = signed ? Samples.hash(5) : Hash32.ZERO;
    return new ManifestEntry(path, MemberRole.MODEL, 99, Samples.hash(4), root);
  }

  private static Manifest decode(byte[] encoded) throws FormatViolation {
    return Manifest.decode(ByteBuffer.wrap(encoded));
  }

  private static @org.jspecify.annotations.Nullable Manifest decodedOrNull(byte[] encoded) {
    try {
      return decode(encoded);
    } catch (FormatViolation e) {
      return null;
    }
  }
}
