package io.bulla.loader.format;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Values that the tests of this package share. */
final class Samples {
  private Samples() {}

  static byte[] filled(int lengthBytes, int value) {
    byte[] bytes = new byte[lengthBytes];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  static Hash32 hash(int value) {
    return Hash32.of(filled(32, value));
  }

  static ModelCore fileCore() {
    return core(ModelKind.FILE, 4096, 12_345, "");
  }

  static ModelCore memberCore() {
    return core(ModelKind.MEMBER, 0, 12_345, "onnx/modèle.onnx");
  }

  static ModelCore core(ModelKind kind, int slotCapacityBytes, long plaintextBytes, String path) {
    return new ModelCore(
        kind,
        Suite.AES256_GCM_HKDF_SHA256,
        1 << 20,
        slotCapacityBytes,
        plaintextBytes,
        SealId.of(filled(16, 0xA5)),
        hash(0xC3),
        7,
        "all-minilm_l6.v2",
        path);
  }

  static PublisherSection ed25519() {
    return new PublisherSection(1, hash(1), hash(2), Signature.of(filled(64, 3)));
  }

  static Recipient recipient(String kekId, int version, int blobBytes) throws FormatViolation {
    return Recipient.of(kekId, version, filled(blobBytes, version));
  }

  static FormatViolation violation(ThrowingCallable call) {
    return catchThrowableOfType(FormatViolation.class, call);
  }
}
