package io.bulla.loader.crypto;

import java.util.Arrays;

/** Keys whose values the tests know. */
public final class TestKeys {
  public static final byte[] DEK = filled(32, 0x5A);
  public static final byte[] SEAL_ID = filled(16, 0xA5);

  private TestKeys() {}

  public static ModelKeys model() {
    try (SecretBytes dek = SecretBytes.copyOf(DEK)) {
      return ModelKeys.derive(Primitives.ofJvm(), dek, SEAL_ID);
    }
  }

  public static ModelKeys otherModel() {
    try (SecretBytes dek = SecretBytes.copyOf(filled(32, 1))) {
      return ModelKeys.derive(Primitives.ofJvm(), dek, SEAL_ID);
    }
  }

  /** Key of an existing payload, from any stream key. */
  public static PayloadKey payload(byte[] streamKey, byte[] associatedData, PayloadHeader header) {
    try (SecretBytes secret = SecretBytes.copyOf(streamKey)) {
      return PayloadKey.forOpening(Primitives.ofJvm(), secret, associatedData, header);
    }
  }

  private static byte[] filled(int lengthBytes, int value) {
    byte[] bytes = new byte[lengthBytes];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
