package io.bulla.loader.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.crypto.tink.subtle.Hkdf;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class ModelKeysTest {

  private static final byte[] DEK = sequence(32, 1);
  private static final byte[] SEAL_ID = sequence(16, 100);

  @Test
  void commitment_isThatOfAnIndependentDerivation() throws GeneralSecurityException {
    try (ModelKeys keys = keys(DEK, SEAL_ID)) {
      assertThat(keys.commitment()).isEqualTo(tink("bulla/v1/commitment"));
      assertThat(keys.commitsTo(tink("bulla/v1/commitment"))).isTrue();
    }
  }

  @Test
  void anotherDekOrSealId_doesNotCommit() {
    try (ModelKeys keys = keys(DEK, SEAL_ID);
        ModelKeys otherDek = keys(sequence(32, 2), SEAL_ID);
        ModelKeys otherId = keys(DEK, sequence(16, 101))) {
      assertThat(otherDek.commitsTo(keys.commitment())).isFalse();
      assertThat(otherId.commitsTo(keys.commitment())).isFalse();
      assertThat(keys.commitsTo(Arrays.copyOf(keys.commitment(), 31))).isFalse();
    }
  }

  @Test
  void headerMac_isHmacOfLabelBlockAndSlot() throws Exception {
    byte[] block = sequence(4096, 3);
    byte[] slot = sequence(77, 4);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(tink("bulla/v1/header-mac"), "HmacSHA256"));
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write("bulla/v1/slot".getBytes(US_ASCII));
    message.write(block);
    message.write(slot);

    try (ModelKeys keys = keys(DEK, SEAL_ID)) {
      assertThat(keys.headerMac().of(block, slot)).isEqualTo(mac.doFinal(message.toByteArray()));
    }
  }

  @Test
  void headerMac_ofChangedBlockOrSlot_doesNotMatch() {
    byte[] block = sequence(4096, 3);
    byte[] slot = sequence(77, 4);
    try (ModelKeys keys = keys(DEK, SEAL_ID)) {
      HeaderMac headerMac = keys.headerMac();
      byte[] mac = headerMac.of(block, slot);

      assertThat(headerMac.matches(mac, block, slot)).isTrue();
      assertThat(headerMac.matches(mac, flipped(block), slot)).isFalse();
      assertThat(headerMac.matches(mac, block, flipped(slot))).isFalse();
      assertThat(headerMac.matches(flipped(mac), block, slot)).isFalse();
    }
  }

  @Test
  void afterClose_noMacAndNoPayloadKey() {
    ModelKeys keys = keys(DEK, SEAL_ID);
    keys.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> keys.headerMac().of(new byte[1], new byte[1]));
  }

  @Test
  void dekOrSealIdOfAnotherLength_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> keys(new byte[31], SEAL_ID));
    assertThatIllegalArgumentException().isThrownBy(() -> keys(DEK, new byte[15]));
  }

  private static ModelKeys keys(byte[] dek, byte[] sealId) {
    try (SecretBytes secret = SecretBytes.copyOf(dek)) {
      return ModelKeys.derive(Primitives.ofJvm(), secret, sealId);
    }
  }

  private static byte[] tink(String label) throws GeneralSecurityException {
    return Hkdf.computeHkdf("HMACSHA256", DEK, SEAL_ID, label.getBytes(US_ASCII), 32);
  }

  private static byte[] flipped(byte[] bytes) {
    byte[] flipped = bytes.clone();
    flipped[flipped.length - 1] ^= 1;
    return flipped;
  }

  private static byte[] sequence(int lengthBytes, int first) {
    byte[] bytes = new byte[lengthBytes];
    for (int i = 0; i < lengthBytes; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }
}
