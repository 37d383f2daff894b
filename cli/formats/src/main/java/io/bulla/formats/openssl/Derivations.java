package io.bulla.formats.openssl;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How {@code openssl enc} makes a key and an IV of a passphrase and a salt. Stateless. */
final class Derivations {
  private Derivations() {}

  static KeyAndIv derive(CbcOptions options, byte[] passphrase, byte[] salt)
      throws GeneralSecurityException {
    int bytes = options.keyBytes() + InitialVector.BYTES;
    byte[] both =
        options.derivation() == CbcOptions.Derivation.LEGACY
            ? bytesToKey(options.digest().newDigest(), passphrase, salt, bytes)
            : pbkdf2(options, passphrase, salt, bytes);
    return KeyAndIv.split(both, options.keyBytes());
  }

  /** OpenSSL's EVP_BytesToKey with a count of one: each hash is over the one before. */
  private static byte[] bytesToKey(
      MessageDigest digest, byte[] passphrase, byte[] salt, int bytes) {
    byte[] made = new byte[bytes];
    byte[] hash = new byte[0];
    for (int done = 0; done < bytes; done += hash.length) {
      digest.update(hash);
      digest.update(passphrase);
      Arrays.fill(hash, (byte) 0);
      hash = digest.digest(salt);
      System.arraycopy(hash, 0, made, done, Math.min(hash.length, bytes - done));
    }
    Arrays.fill(hash, (byte) 0);
    return made;
  }

  /** RFC 8018, over bytes: the JDK's takes characters, and a key file need not be text. */
  private static byte[] pbkdf2(CbcOptions options, byte[] passphrase, byte[] salt, int bytes)
      throws GeneralSecurityException {
    Mac mac = Mac.getInstance(options.digest().mac());
    mac.init(new SecretKeySpec(passphrase, options.digest().mac()));
    byte[] made = new byte[bytes];
    int block = 1;
    for (int done = 0; done < bytes; done += mac.getMacLength()) {
      byte[] sum = pbkdf2Block(mac, salt, block, options.iterations());
      System.arraycopy(sum, 0, made, done, Math.min(sum.length, bytes - done));
      Arrays.fill(sum, (byte) 0);
      block++;
    }
    return made;
  }

  private static byte[] pbkdf2Block(Mac mac, byte[] salt, int block, int iterations)
      throws GeneralSecurityException {
    mac.update(salt);
    byte[] last = mac.doFinal(new byte[] {0, 0, 0, (byte) block});
    byte[] sum = last.clone();
    for (int i = 1; i < iterations; i++) {
      mac.update(last);
      mac.doFinal(last, 0);
      for (int j = 0; j < sum.length; j++) {
        sum[j] ^= last[j];
      }
    }
    Arrays.fill(last, (byte) 0);
    return sum;
  }
}
