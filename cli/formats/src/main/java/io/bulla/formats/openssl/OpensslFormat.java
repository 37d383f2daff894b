package io.bulla.formats.openssl;

import io.bulla.formats.spi.ForeignFormat;
import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import io.bulla.formats.spi.FormatRequest;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import javax.crypto.Cipher;

/**
 * AES-CBC as {@code openssl enc} writes it. It authenticates nothing: a file that was changed
 * decrypts to something else, and only what is known of the plaintext shows it.
 */
public final class OpensslFormat implements ForeignFormat {
  private static final SecureRandom RANDOM = new SecureRandom();

  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String name() {
    return "openssl";
  }

  @Override
  public String suffix() {
    return ".enc";
  }

  @Override
  public boolean authenticates(FormatRequest request) {
    return false;
  }

  @Override
  public Map<String, String> options() {
    return CbcOptions.help();
  }

  @Override
  public void decrypt(
      ReadableByteChannel encrypted, WritableByteChannel plaintext, FormatRequest request)
      throws IOException {
    CbcOptions options = CbcOptions.ofImport(request);
    try (KeyAndIv keys = CbcHeader.read(encrypted, options, request)) {
      if (CbcStream.run(keys.cipher(Cipher.DECRYPT_MODE), encrypted, plaintext) == 0) {
        throw undecryptable(); // the JDK takes nothing at all for an empty plaintext
      }
    } catch (GeneralSecurityException e) {
      throw undecryptable();
    }
  }

  /** One error, whatever the padding was: who can try files must not learn it. Without a cause. */
  private static ForeignFormatException undecryptable() {
    return new ForeignFormatException(
        Kind.AUTHENTICATION,
        "does not decrypt: the key or an option is another, or the file was changed or cut off",
        "check --key-file and the options cipher, kdf, digest and iterations");
  }

  @Override
  public void encrypt(
      ReadableByteChannel plaintext, WritableByteChannel encrypted, FormatRequest request)
      throws IOException {
    CbcOptions options = CbcOptions.of(request, CbcOptions.EXPORT_ITERATIONS);
    byte[] random = new byte[InitialVector.BYTES];
    RANDOM.nextBytes(random);
    try (KeyAndIv keys = CbcHeader.write(encrypted, options, request, random)) {
      CbcStream.run(keys.cipher(Cipher.ENCRYPT_MODE), plaintext, encrypted);
    } catch (GeneralSecurityException e) {
      throw new ForeignFormatException(
          Kind.REQUEST, "this JDK does not encrypt so: " + e.getMessage(), "choose a digest", e);
    }
  }
}
