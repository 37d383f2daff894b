package io.bulla.provider.gcpkms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Ties a DEK to the number of the version that wrapped it. Google decrypts by whichever version its
 * ciphertext names inside, and does not tell which one that was: without the tag, a blob could be
 * given the number of a version whose state allows more.
 *
 * <pre>first 16 bytes of SHA-256("bulla-gcp-kms-version" || u32 version || DEK)</pre>
 *
 * Stateless.
 */
final class VersionTag {
  static final int BYTES = 16;

  private static final byte[] LABEL = "bulla-gcp-kms-version".getBytes(StandardCharsets.US_ASCII);

  private VersionTag() {}

  static byte[] of(int version, byte[] dek) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(LABEL);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(version).flip());
      return Arrays.copyOf(digest.digest(dek), BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java runtime has it
    }
  }
}
