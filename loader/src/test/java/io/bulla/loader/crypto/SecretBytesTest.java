package io.bulla.loader.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SecretBytesTest {

  @Test
  void takenOver_close_zeroesTheVeryArray() {
    byte[] bytes = {1, 2, 3};
    SecretBytes secret = SecretBytes.takeOver(bytes);
    assertThat(secret.<Boolean>use(held -> held == bytes)).isTrue();

    secret.close();

    assertThat(bytes).containsOnly(0);
  }

  @Test
  void copied_close_leavesTheOriginal() {
    byte[] bytes = {1, 2, 3};
    byte[][] held = new byte[1][];
    try (SecretBytes secret = SecretBytes.copyOf(bytes)) {
      held[0] = secret.use(inside -> inside);
      assertThat(held[0]).isEqualTo(bytes).isNotSameAs(bytes);
    }

    assertThat(held[0]).containsOnly(0);
    assertThat(bytes).containsExactly(1, 2, 3);
  }

  @Test
  void copyOfASecret_outlivesTheFirst() {
    SecretBytes first = SecretBytes.copyOf(new byte[] {7});
    try (SecretBytes second = first.copy()) {
      first.close();

      assertThat(second.<Byte>use(bytes -> bytes[0])).isEqualTo((byte) 7);
    }
  }

  @Test
  void afterClose_everyUse_isRefused() {
    SecretBytes secret = SecretBytes.copyOf(new byte[4]);
    secret.close();
    secret.close();

    assertThatIllegalStateException().isThrownBy(() -> secret.use(bytes -> 0));
    assertThatIllegalStateException().isThrownBy(secret::lengthBytes);
    assertThatIllegalStateException().isThrownBy(secret::copy);
  }

  @Test
  void random_isDrawnFromTheSource() {
    SecureRandom random = new SecureRandom();
    try (SecretBytes one = SecretBytes.random(32, random);
        SecretBytes other = SecretBytes.random(32, random)) {
      assertThat(one.lengthBytes()).isEqualTo(32);
      assertThat(one.use(byte[]::clone)).isNotEqualTo(other.use(byte[]::clone));
    }
  }

  @Test
  void shown_tellsNothing() {
    try (SecretBytes one = SecretBytes.copyOf(new byte[] {65});
        SecretBytes same = SecretBytes.copyOf(new byte[] {65})) {
      assertThat(one).hasToString("SecretBytes").isNotEqualTo(same);
    }
  }
}
