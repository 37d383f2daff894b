package io.bulla.formats.age;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
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
import java.util.List;
import java.util.Map;

/** age files for X25519 recipients or under a passphrase, armored or not. */
public final class AgeFormat implements ForeignFormat {
  private static final String HINT = "take the file anew from where it came from";

  @Override
  public int spiVersion() {
    return SPI_VERSION;
  }

  @Override
  public String name() {
    return "age";
  }

  @Override
  public String suffix() {
    return ".age";
  }

  /** X25519 hides the content and names no sender: whoever knows the recipient encrypts for it. */
  @Override
  public boolean authenticates(FormatRequest request) {
    return request.key().isEmpty() && request.passphrase().isPresent();
  }

  @Override
  public Map<String, String> options() {
    return Map.of(
        WorkFactor.OPTION, "of an export under a passphrase: the logarithm of scrypt's N, 18");
  }

  @Override
  public void decrypt(
      ReadableByteChannel encrypted, WritableByteChannel plaintext, FormatRequest request)
      throws IOException {
    List<RecipientStanzaReader> readers = AgeKeys.readers(request);
    EncryptedSource source = new EncryptedSource(encrypted);
    try (ReadableByteChannel decrypting = opened(source, readers)) {
      Transfer.all(target -> read(decrypting, target, source), plaintext);
    }
  }

  private static ReadableByteChannel opened(
      EncryptedSource source, List<RecipientStanzaReader> readers) throws IOException {
    try {
      return AgeHead.of(source).decrypting(readers);
    } catch (UnsupportedRecipientStanzaException e) {
      throw new ForeignFormatException(
          Kind.KEY,
          "is not encrypted for any of these keys",
          "name the identity that it is for: --identity FILE; or the passphrase:"
              + " --passphrase-source file:FILE",
          e);
    } catch (GeneralSecurityException e) {
      throw refused(e);
    } catch (ForeignFormatException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      source.requireRead();
      throw new ForeignFormatException(
          Kind.MALFORMED, "is no age file, or of a later version", "see its first line", e);
    }
  }

  private static IOException refused(GeneralSecurityException e) {
    if (e instanceof UnreadPassphraseException unread) {
      return unread.failure();
    }
    if (e instanceof NotEnoughMemoryException) {
      return new ForeignFormatException(
          Kind.REQUEST,
          String.valueOf(e.getMessage()),
          "give the command more, such as BULLA_JAVA_OPTIONS=-Xmx2g",
          e);
    }
    return new ForeignFormatException(
        Kind.AUTHENTICATION, "its header was changed, or the passphrase is another", HINT, e);
  }

  private static int read(ReadableByteChannel decrypting, ByteBuffer target, EncryptedSource source)
      throws IOException {
    try {
      return decrypting.read(target);
    } catch (IOException | RuntimeException e) {
      source.requireRead();
      throw new ForeignFormatException(
          Kind.AUTHENTICATION, "failed authentication: it was changed or cut off", HINT, e);
    }
  }

  @Override
  public void encrypt(
      ReadableByteChannel plaintext, WritableByteChannel encrypted, FormatRequest request)
      throws IOException {
    try (WritableByteChannel encrypting =
        new StandardEncryptingChannelFactory()
            .newEncryptingChannel(new Uncloseable(encrypted), AgeKeys.writers(request))) {
      Transfer.all(plaintext::read, encrypting);
    } catch (GeneralSecurityException e) {
      throw refused(e);
    }
  }
}
