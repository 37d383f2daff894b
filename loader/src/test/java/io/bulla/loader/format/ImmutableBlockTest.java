package io.bulla.loader.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImmutableBlockTest {
  private static final ImmutableBlock FILE =
      new ImmutableBlock(Samples.fileCore(), Samples.ed25519());
  private static final ImmutableBlock MEMBER =
      new ImmutableBlock(Samples.memberCore(), PublisherSection.NONE);

  @Test
  void encodedBlock_decodesToItself() throws Exception {
    for (ImmutableBlock block : new ImmutableBlock[] {FILE, MEMBER}) {
      byte[] encoded = block.encode();
      assertThat(encoded).hasSize(4096);
      assertThat(decode(encoded)).isEqualTo(block);
    }
  }

  @Test
  void unknownLength_isKept() throws Exception {
    ModelCore core = Samples.core(ModelKind.FILE, 4096, FormatLimits.UNKNOWN_LENGTH, "");
    ImmutableBlock block = new ImmutableBlock(core, PublisherSection.NONE);
    assertThat(decode(block.encode()).core().lengthKnown()).isFalse();
  }

  @Test
  void firstLine_isTextForPeople() {
    String line = new String(FILE.encode(), 0, 80, StandardCharsets.US_ASCII);
    assertThat(line)
        .startsWith("Bulla sealed model, format 1. Encrypted; see it with: bulla inspect FILE ")
        .endsWith(" \n");
  }

  /** What makes the encoding canonical: no two encodings of one block. */
  @Test
  void everyFlippedBit_isRefusedOrAnotherBlock() {
    for (ImmutableBlock block : new ImmutableBlock[] {FILE, MEMBER}) {
      byte[] encoded = block.encode();
      for (int bit = 0; bit < encoded.length * 8; bit++) {
        encoded[bit / 8] ^= (byte) (1 << (bit % 8));
        assertThat(decodedOrNull(encoded)).as("bit %d", bit).isNotEqualTo(block);
        encoded[bit / 8] ^= (byte) (1 << (bit % 8));
      }
    }
  }

  @Test
  void everyBlockThatDecodes_encodesToTheSameBytes() {
    byte[] encoded = FILE.encode();
    for (int bit = 0; bit < encoded.length * 8; bit++) {
      encoded[bit / 8] ^= (byte) (1 << (bit % 8));
      ImmutableBlock decoded = decodedOrNull(encoded);
      if (decoded != null) {
        assertThat(decoded.encode()).as("bit %d", bit).isEqualTo(encoded);
      }
      encoded[bit / 8] ^= (byte) (1 << (bit % 8));
    }
  }

  @Test
  void littleEndianBuffer_isReadAsTheSame() throws Exception {
    ByteBuffer file = ByteBuffer.wrap(FILE.encode()).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(ImmutableBlock.decode(file)).isEqualTo(FILE);
    assertThat(file.hasRemaining()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {27, 79, 80, 2048, 4095})
  void cutOffBlock_isRefused(int lengthBytes) {
    ByteBuffer cut = ByteBuffer.wrap(FILE.encode(), 0, lengthBytes);
    assertThat(Samples.violation(() -> ImmutableBlock.decode(cut)))
        .hasMessageContaining("cut off")
        .hasMessageContaining(Integer.toString(lengthBytes));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 26})
  void lessThanTheMagic_isNoSealedFile(int lengthBytes) {
    ByteBuffer cut = ByteBuffer.wrap(FILE.encode(), 0, lengthBytes);
    assertThat(FirstLine.hasMagic(cut)).isFalse();
    assertThat(Samples.violation(() -> ImmutableBlock.decode(cut)))
        .hasMessageContaining("is not a sealed model");
  }

  @ParameterizedTest
  @CsvSource({
    "2., true",
    "3. Whatever comes then, true",
    "10., true",
    "123456789., true",
    "1., false",
    "0., false",
    "01., false",
    "02., false",
    "2, false",
    "x., false",
    "1234567890., false",
    "., false",
  })
  void laterFormat_isToldFromAChangedLine(String afterMagic, boolean future) {
    byte[] encoded = FILE.encode();
    java.util.Arrays.fill(encoded, 27, 79, (byte) ' ');
    byte[] text = afterMagic.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, encoded, 27, text.length);
    assertThat(Samples.violation(() -> decode(encoded)).isFuture()).isEqualTo(future);
  }

  @Test
  void otherVersionUnderTheLineOfFormat1_isMalformed() {
    byte[] encoded = FILE.encode();
    encoded[81] = 2;
    FormatViolation violation = Samples.violation(() -> decode(encoded));
    assertThat(violation.isFuture()).isFalse();
    assertThat(violation).hasMessage("format version is 2, allowed is 1 to 1");
  }

  @ParameterizedTest
  @CsvSource({
    // offset, value, what the message names
    "82, 00, kind",
    "82, 04, kind",
    "83, 00, suite",
    "83, 02, suite",
    "84, 00000000, segment size",
    "84, 00000020, segment size",
    "84, 00000041, segment size",
    "84, 00800000, segment size",
    "84, ffffffff, segment size",
    "88, 00000000, slot capacity",
    "88, 00001001, slot capacity",
    "88, 00041000, slot capacity",
    "88, ffffffff, slot capacity",
    "92, 8000000000000000, plaintext length",
    "92, fffffffffffffffe, plaintext length",
    "92, 0007ffffffffffff, plaintext length",
    "148, 8000000000000000, model version",
    "156, 0000, model id",
    "156, 0081, model id",
    "156, ffff, model id",
    "158, 41, model id",
    "158, 2d, model id",
    "174, 61, model id padding",
    "286, 0001, member path",
    "286, 0401, member path",
    "288, 61, member path",
    "1312, 01, reserved",
    "2047, 80, reserved",
    "2048, 03, algorithm",
    "2049, 01, reserved",
    "2050, 003f, signature",
    "2050, ffff, signature",
    "2180, 01, publisher",
    "4095, 01, publisher",
  })
  void malformedField_isRefusedByName(int offset, String hex, String named) {
    byte[] encoded = FILE.encode();
    byte[] value = java.util.HexFormat.of().parseHex(hex);
    System.arraycopy(value, 0, encoded, offset, value.length);
    assertThat(Samples.violation(() -> decode(encoded))).hasMessageContaining(named);
  }

  @Test
  void unsignedBlock_hasNothingInThePublisherSection() {
    for (int offset : new int[] {2052, 2083, 2084, 2115, 2116, 4095}) {
      byte[] encoded = MEMBER.encode();
      encoded[offset] = 1;
      assertThat(Samples.violation(() -> decode(encoded))).hasMessageContaining("zero");
    }
  }

  @Test
  void signedMember_isRefused() {
    byte[] encoded = MEMBER.encode();
    System.arraycopy(FILE.encode(), 2048, encoded, 2048, 2048);
    assertThat(Samples.violation(() -> decode(encoded))).hasMessageContaining("member");
    assertThatThrownBy(() -> new ImmutableBlock(Samples.memberCore(), Samples.ed25519()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void memberPathInBadUtf8_isRefused() {
    byte[] encoded = MEMBER.encode();
    encoded[288] = (byte) 0xC0;
    assertThat(Samples.violation(() -> decode(encoded))).hasMessageContaining("UTF-8");
  }

  @Test
  void coreThatBreaksARule_cannotBeMade() {
    assertThatThrownBy(() -> Samples.core(ModelKind.MEMBER, 4096, 1, "a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Samples.core(ModelKind.FILE, 4096, 1, "a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Samples.core(ModelKind.MEMBER, 0, 1, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Samples.core(ModelKind.FILE, 4096, -2, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ImmutableBlock decode(byte[] encoded) throws FormatViolation {
    return ImmutableBlock.decode(ByteBuffer.wrap(encoded));
  }

  private static @org.jspecify.annotations.Nullable ImmutableBlock decodedOrNull(byte[] encoded) {
    try {
      return decode(encoded);
    } catch (FormatViolation e) {
      return null;
    }
  }
}
