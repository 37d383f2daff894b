package io.bulla.formats.tink;

import com.google.crypto.tink.StreamingAead;
import io.bulla.formats.spi.EncryptedSource;
import io.bulla.formats.spi.ForeignFormat;
import io.bulla.formats.spi.ForeignFormatException;
import io.bulla.formats.spi.ForeignFormatException.Kind;
import io.bulla.formats.spi.FormatRequest;
import io.bulla.formats.spi.Transfer;
import io.bulla.formats.spi.Uncloseable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.security.GeneralSecurityException;
import java.util.Map;

/** What Tink's StreamingAead makes, by AES-GCM-HKDF or AES-CTR-HMAC, with a cleartext keyset. */
public final class TinkFormat implements ForeignFormat {
  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String name() {
    return "tink";
  }

  @Override
  public String suffix() {
    return ".tink";
  }

  @Override
  public boolean authenticates(FormatRequest request) {
    return true;
  }

  @Override
  public Map<String, String> options() {
    return AssociatedData.help();
  }

  @Override
  public void decrypt(
      ReadableByteChannel encrypted, WritableByteChannel plaintext, FormatRequest request)
      throws IOException {
    byte[] associatedData = AssociatedData.of(request);
    StreamingAead aead = Keysets.streamingAead(request);
    EncryptedSource source = new EncryptedSource(encrypted);
    try (ReadableByteChannel decrypting = aead.newDecryptingChannel(source, associatedData)) {
      Transfer.all(target -> read(decrypting, target, source), plaintext);
    } catch (GeneralSecurityException e) {
      throw unauthentic(e);
    }
  }

  private static int read(ReadableByteChannel decrypting, ByteBuffer target, EncryptedSource source)
      throws IOException {
    try {
      return decrypting.read(target);
    } catch (IOException | RuntimeException e) {
      source.requireRead();
      throw unauthentic(e);
    }
  }

  private static ForeignFormatException unauthentic(Exception e) {
    return new ForeignFormatException(
        Kind.AUTHENTICATION,
        "failed authentication: no key of the keyset opens it under this associated data, or it was"
            + " changed or cut off",
        "check --key-file, and --with aad=... if it was encrypted with associated data",
        e);
  }

  @Override
  public void encrypt(
      ReadableByteChannel plaintext, WritableByteChannel encrypted, FormatRequest request)
      throws IOException {
    byte[] associatedData = AssociatedData.of(request);
    StreamingAead aead = Keysets.streamingAead(request);
    try (WritableByteChannel encrypting =
        aead.newEncryptingChannel(new Uncloseable(encrypted), associatedData)) {
      Transfer.all(plaintext::read, encrypting);
    } catch (GeneralSecurityException e) {
      throw new ForeignFormatException(
          Kind.KEY, "the keyset does not encrypt", "check its primary key", e);
    }
  }
}
