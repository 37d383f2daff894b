package io.bulla.loader.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublisherSignatureTest {

  private static final byte[] CORE = new byte[2048];
  private static final byte[] ROOT = new byte[32];

  @ParameterizedTest
  @EnumSource(PublisherAlgorithm.class)
  void signature_isOverTheMessageOfTheFormat(PublisherAlgorithm algorithm) throws Exception {
    KeyPair pair = pair(algorithm);
    byte[] signed = signer(pair).sign(CORE, ROOT);

    Signature plain = Signature.getInstance(algorithm.jcaName());
    plain.initVerify(pair.getPublic());
    plain.update(message(algorithm, signer(pair).keyId()));
    assertThat(plain.verify(signed)).isTrue();
    assertThat(signer(pair).keyId())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(pair.getPublic().getEncoded()));
    assertThat(signer(pair).algorithm()).isEqualTo(algorithm);
    assertThat(signed.length).isBetween(algorithm == PublisherAlgorithm.ED25519 ? 64 : 8, 72);
  }

  @ParameterizedTest
  @EnumSource(PublisherAlgorithm.class)
  void changedCoreRootOrSignature_doesNotVerify(PublisherAlgorithm algorithm) throws Exception {
    KeyPair pair = pair(algorithm);
    byte[] signed = signer(pair).sign(CORE, ROOT);
    PublisherKey verifier = new PublisherKey(pair.getPublic(), Primitives.ofJvm());

    assertThat(verifier.verifies(CORE, ROOT, signed)).isTrue();
    assertThat(verifier.verifies(flipped(CORE, 2047), ROOT, signed)).isFalse();
    assertThat(verifier.verifies(CORE, flipped(ROOT, 0), signed)).isFalse();
    for (int i = 0; i < signed.length; i++) {
      assertThat(verifier.verifies(CORE, ROOT, flipped(signed, i))).as("byte %d", i).isFalse();
    }
    assertThat(verifier.verifies(CORE, ROOT, new byte[0])).isFalse();
    assertThat(
            new PublisherKey(pair(algorithm).getPublic(), Primitives.ofJvm())
                .verifies(CORE, ROOT, signed))
        .isFalse();
  }

  @ParameterizedTest
  @EnumSource(PublisherAlgorithm.class)
  void keysThatAreNoPair_signNothing(PublisherAlgorithm algorithm) throws Exception {
    PublisherKeyPair mixed =
        new PublisherKeyPair(
            pair(algorithm).getPrivate(),
            pair(algorithm).getPublic(),
            Primitives.ofJvm(),
            Primitives.ofJvm());

    assertThatExceptionOfType(GeneralSecurityException.class)
        .isThrownBy(() -> mixed.sign(CORE, ROOT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp384r1", "secp521r1"})
  void anotherCurve_isRefused(String curve) throws Exception {
    KeyPair pair = elliptic(curve);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PublisherKey(pair.getPublic(), Primitives.ofJvm()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "Ed448"})
  void anotherAlgorithm_isRefused(String algorithm) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signer(pair))
        .withMessageContaining("Ed25519 or ECDSA P-256");
  }

  @Test
  void codes_areThoseOfTheFormat() {
    assertThat(PublisherAlgorithm.ofCode(0)).isEmpty();
    assertThat(PublisherAlgorithm.ofCode(1)).contains(PublisherAlgorithm.ED25519);
    assertThat(PublisherAlgorithm.ofCode(2)).contains(PublisherAlgorithm.ECDSA_P256);
    assertThat(PublisherAlgorithm.ofCode(3)).isEmpty();
  }

  private static byte[] message(PublisherAlgorithm algorithm, byte[] keyId) throws Exception {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write("bulla/v1/publisher".getBytes(US_ASCII));
    message.write(0);
    message.write(CORE);
    message.write(algorithm.code());
    message.write(keyId);
    message.write(ROOT);
    return message.toByteArray();
  }

  private static PublisherKeyPair signer(KeyPair pair) {
    return new PublisherKeyPair(
        pair.getPrivate(), pair.getPublic(), Primitives.ofJvm(), Primitives.ofJvm());
  }

  private static KeyPair pair(PublisherAlgorithm algorithm) throws GeneralSecurityException {
    return algorithm == PublisherAlgorithm.ED25519
        ? KeyPairGenerator.getInstance("Ed25519").generateKeyPair()
        : elliptic("secp256r1");
  }

  private static KeyPair elliptic(String curve) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  private static byte[] flipped(byte[] bytes, int index) {
    byte[] flipped = bytes.clone();
    flipped[index] ^= 1;
    return flipped;
  }
}
