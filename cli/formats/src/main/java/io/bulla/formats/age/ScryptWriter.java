package io.bulla.formats.age;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.codec.CanonicalBase64;
import com.exceptionfactory.jagged.framework.crypto.CipherKey;
import com.exceptionfactory.jagged.framework.crypto.FileKeyEncryptorFactory;
import io.bulla.formats.spi.SecretBytesSource;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;

/**
 * Puts a file under a passphrase.
 *
 * @param passphrase read when a file is written
 * @param workFactor logarithm of scrypt's N
 */
record ScryptWriter(SecretBytesSource passphrase, int workFactor) implements RecipientStanzaWriter {
  private static final SecureRandom RANDOM = new SecureRandom();

  @Override
  public Iterable<RecipientStanza> getRecipientStanzas(FileKey fileKey)
      throws GeneralSecurityException {
    byte[] salt = new byte[ScryptReader.SALT_BYTES];
    RANDOM.nextBytes(salt);
    byte[] wrapKey = ScryptReader.wrapKey(passphrase, salt, workFactor);
    try {
      byte[] body =
          new FileKeyEncryptorFactory()
              .newFileKeyEncryptor()
              .getEncryptedFileKey(fileKey, new CipherKey(wrapKey))
              .getEncoded();
      return List.of(new Stanza(List.of(base64(salt), Integer.toString(workFactor)), body));
    } finally {
      Arrays.fill(wrapKey, (byte) 0);
    }
  }

  private static String base64(byte[] bytes) {
    return new String(CanonicalBase64.getEncoder().encode(bytes), StandardCharsets.US_ASCII);
  }

  private static final class Stanza implements RecipientStanza {
    private final List<String> arguments;
    private final byte[] body;

    Stanza(List<String> arguments, byte[] body) {
      this.arguments = arguments;
      this.body = body;
    }

    @Override
    public String getType() {
      return ScryptReader.TYPE;
    }

    @Override
    public List<String> getArguments() {
      return arguments;
    }

    @Override
    public byte[] getBody() {
      return body.clone();
    }
  }
}
