package io.bulla.formats.openssl;

import io.bulla.formats.openssl.CbcOptions.Derivation;
import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import io.bulla.formats.spi.FormatRequest;
import io.bulla.formats.spi.Transfer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/** What stands before the ciphertext: {@code Salted__} and a salt, an IV, or nothing. Stateless. */
final class CbcHeader {
  private static final byte[] MAGIC = "Salted__".getBytes(StandardCharsets.US_ASCII);
  private static final int SALT_BYTES = 8;

  private CbcHeader() {}

  static KeyAndIv read(ReadableByteChannel in, CbcOptions options, FormatRequest request)
      throws IOException, GeneralSecurityException {
    if (options.derivation() == Derivation.NONE) {
      byte[] iv = options.iv().given().isPresent() ? options.iv().given().get() : block(in);
      return new KeyAndIv(Secrets.rawKey(request, options.keyBytes()), iv);
    }
    byte[] block = block(in);
    if (!Arrays.equals(block, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw malformed("does not begin with Salted__, as a file under a passphrase does");
    }
    return derive(options, request, Arrays.copyOfRange(block, MAGIC.length, block.length));
  }

  static KeyAndIv write(
      WritableByteChannel out, CbcOptions options, FormatRequest request, byte[] random)
      throws IOException, GeneralSecurityException {
    if (options.derivation() == Derivation.NONE) {
      requireFreshIv(options);
      byte[] key = Secrets.rawKey(request, options.keyBytes());
      Transfer.writeFully(ByteBuffer.wrap(random), out);
      return new KeyAndIv(key, random);
    }
    requireSound(options);
    byte[] salt = Arrays.copyOf(random, SALT_BYTES);
    KeyAndIv keys = derive(options, request, salt);
    Transfer.writeFully(ByteBuffer.wrap(MAGIC), out);
    Transfer.writeFully(ByteBuffer.wrap(salt), out);
    return keys;
  }

  private static KeyAndIv derive(CbcOptions options, FormatRequest request, byte[] salt)
      throws IOException, GeneralSecurityException {
    byte[] passphrase = Secrets.passphrase(request);
    try {
      return Derivations.derive(options, passphrase, salt);
    } finally {
      Arrays.fill(passphrase, (byte) 0);
    }
  }

  /** An IV that came with the key would be used again by the next export. */
  private static void requireFreshIv(CbcOptions options) throws ForeignFormatException {
    if (options.iv().given().isPresent()) {
      throw new ForeignFormatException(
          Kind.REQUEST, "an export draws its IV itself", "leave out --with iv=...");
    }
  }

  private static void requireSound(CbcOptions options) throws ForeignFormatException {
    if (options.derivation() == Derivation.LEGACY) {
      throw new ForeignFormatException(
          Kind.REQUEST,
          "kdf=legacy is only read: one hash keeps no passphrase",
          "export with kdf=pbkdf2, which openssl enc -d -pbkdf2 reads");
    }
    if (options.digest() == Digest.MD5 || options.digest() == Digest.SHA1) {
      throw new ForeignFormatException(
          Kind.REQUEST,
          "the digest " + options.digest() + " is only read",
          "export with digest=sha256 or a longer one");
    }
    if (options.iterations() < CbcOptions.LEAST_EXPORT_ITERATIONS) {
      throw new ForeignFormatException(
          Kind.REQUEST,
          "so few iterations are only read: " + options.iterations(),
          "export with iterations=" + CbcOptions.LEAST_EXPORT_ITERATIONS + " or more");
    }
  }

  private static byte[] block(ReadableByteChannel in) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(InitialVector.BYTES);
    while (block.hasRemaining()) {
      if (in.read(block) < 0) {
        throw malformed("is too short to be encrypted by openssl");
      }
    }
    return block.array();
  }

  private static ForeignFormatException malformed(String what) {
    return new ForeignFormatException(
        Kind.MALFORMED, what, "with a raw key and an IV before the ciphertext: --with kdf=none");
  }
}
