package io.bulla.loader.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SegmentCipherTest {

  private static final String ENGINES = "io.bulla.loader.crypto.Engines#all";
  private static final int SEGMENT_BYTES = 256;
  private static final byte[] CORE_HASH = new byte[32];

  private final ModelKeys keys = keys();
  private final PayloadKey sealing = keys.newPayloadKey(CORE_HASH, new SecureRandom());
  private final PayloadKey opening = keys.payloadKey(CORE_HASH, sealing.header());

  @AfterEach
  void close() {
    sealing.close();
    opening.close();
    keys.close();
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void sealedSegment_opensUnderItsOwnIndexAndFlagOnly(CipherEngine engine) throws Exception {
    ByteBuffer sealed = seal(engine, 5, false, pattern(100));
    try (SegmentCipher cipher = opening.newCipher(engine, SEGMENT_BYTES)) {
      assertThat(open(cipher, 5, false, sealed)).isEqualTo(pattern(100));
      assertRefusedAndWiped(cipher, 4, false, sealed);
      assertRefusedAndWiped(cipher, 5, true, sealed);
      assertThat(open(cipher, 5, false, sealed)).isEqualTo(pattern(100));
    }
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void flippedByte_isRefusedAndTheOutputWiped(CipherEngine engine) {
    ByteBuffer sealed = seal(engine, 0, true, pattern(60));
    try (SegmentCipher cipher = opening.newCipher(engine, SEGMENT_BYTES)) {
      for (int i = 0; i < sealed.capacity(); i++) {
        sealed.put(i, (byte) (sealed.get(i) ^ 0x80));
        assertRefusedAndWiped(cipher, 0, true, sealed);
        sealed.put(i, (byte) (sealed.get(i) ^ 0x80));
      }
    }
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void segmentInsideLargerBuffers_movesPositionsAndNothingElse(CipherEngine engine)
      throws Exception {
    ByteBuffer sealed = seal(engine, 1, true, pattern(20));
    ByteBuffer input =
        ByteBuffer.allocateDirect(60).position(3).put(sealed.duplicate()).flip().position(3);
    ByteBuffer output = ByteBuffer.allocateDirect(60).position(7);
    try (SegmentCipher cipher = opening.newCipher(engine, SEGMENT_BYTES)) {
      cipher.open(1, true, input, output);
    }

    assertThat(input.hasRemaining()).isFalse();
    assertThat(output.position()).isEqualTo(27);
    assertThat(output.slice(7, 20)).isEqualTo(pattern(20));
    assertThat(output.slice(0, 7)).isEqualTo(ByteBuffer.allocate(7));
    assertThat(output.slice(27, 33)).isEqualTo(ByteBuffer.allocate(33));
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void emptySegment_isItsTag(CipherEngine engine) throws Exception {
    ByteBuffer sealed = seal(engine, 0, true, pattern(0));
    assertThat(sealed.remaining()).isEqualTo(SegmentCipher.TAG_BYTES);
    try (SegmentCipher cipher = opening.newCipher(engine, SEGMENT_BYTES)) {
      assertThat(open(cipher, 0, true, sealed).remaining()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void segmentSealedAgain_isRefusedWhateverItsFlagAndCipher(CipherEngine engine) {
    seal(engine, 1, false, pattern(5));
    seal(engine, 0, false, pattern(5));

    assertThatIllegalStateException().isThrownBy(() -> seal(engine, 1, true, pattern(5)));
    assertThatIllegalStateException().isThrownBy(() -> seal(engine, 0, false, pattern(5)));
    assertThat(seal(engine, 2, true, pattern(5)).remaining()).isEqualTo(21);
  }

  @Test
  void keyOfAnExistingPayload_sealsNothing() {
    try (SegmentCipher cipher = opening.newCipher(Engines.sunJce(), SEGMENT_BYTES)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> cipher.seal(0, true, pattern(1), ByteBuffer.allocateDirect(17)));
    }
  }

  @ParameterizedTest
  @MethodSource(ENGINES)
  void tooShortSegmentOrTooSmallOutput_isRefused(CipherEngine engine) {
    try (SegmentCipher cipher = opening.newCipher(engine, SEGMENT_BYTES)) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  cipher.open(
                      0, true, ByteBuffer.allocateDirect(15), ByteBuffer.allocateDirect(9)));
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  cipher.open(
                      0, true, ByteBuffer.allocateDirect(26), ByteBuffer.allocateDirect(9)));
    }
  }

  @Test
  void directPath_refusesArrays() {
    try (SegmentCipher cipher = opening.newCipher(Engines.conscrypt(), SEGMENT_BYTES)) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> cipher.open(0, true, ByteBuffer.allocate(20), ByteBuffer.allocateDirect(9)));
    }
  }

  @Test
  void arrayPath_closeWipesItsArrays() throws Exception {
    byte[] plain = new byte[SEGMENT_BYTES - SegmentCipher.TAG_BYTES];
    byte[] sealed = new byte[SEGMENT_BYTES];
    ArraySegmentCipher cipher =
        new ArraySegmentCipher(
            new GcmSegment(Engines.sunJce(), key(), new SegmentNonce(new byte[7], true)),
            plain,
            sealed);
    cipher.seal(0, true, pattern(80), ByteBuffer.allocate(96));
    assertThat(plain).startsWith(1, 2, 3);

    cipher.close();

    assertThat(plain).containsOnly(0);
    assertThat(sealed).containsOnly(0);
  }

  private ByteBuffer seal(CipherEngine engine, int index, boolean last, ByteBuffer plaintext) {
    ByteBuffer sealed = ByteBuffer.allocateDirect(plaintext.remaining() + SegmentCipher.TAG_BYTES);
    try (SegmentCipher cipher = sealing.newCipher(engine, SEGMENT_BYTES)) {
      cipher.seal(index, last, plaintext, sealed);
    }
    return sealed.flip();
  }

  private static ByteBuffer open(SegmentCipher cipher, int index, boolean last, ByteBuffer sealed)
      throws Exception {
    ByteBuffer plaintext = ByteBuffer.allocateDirect(sealed.remaining() - SegmentCipher.TAG_BYTES);
    cipher.open(index, last, sealed.duplicate(), plaintext);
    return plaintext.flip();
  }

  private static void assertRefusedAndWiped(
      SegmentCipher cipher, int index, boolean last, ByteBuffer sealed) {
    ByteBuffer plaintext = ByteBuffer.allocateDirect(sealed.remaining() - SegmentCipher.TAG_BYTES);
    assertThatExceptionOfType(AEADBadTagException.class)
        .isThrownBy(() -> cipher.open(index, last, sealed.duplicate(), plaintext));
    assertThat(plaintext.clear()).isEqualTo(ByteBuffer.allocate(plaintext.capacity()));
  }

  private static ByteBuffer pattern(int lengthBytes) {
    ByteBuffer pattern = ByteBuffer.allocateDirect(lengthBytes);
    for (int i = 0; i < lengthBytes; i++) {
      pattern.put((byte) (i + 1));
    }
    return pattern.flip();
  }

  private static WipeableKey key() {
    return new WipeableKey("AES", new byte[32]);
  }

  private static ModelKeys keys() {
    try (SecretBytes dek = SecretBytes.copyOf(new byte[32])) {
      return ModelKeys.derive(Primitives.ofJvm(), dek, new byte[16]);
    }
  }
}
