package io.bulla.formats.age;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.codec.CanonicalBase64;
import com.exceptionfactory.jagged.framework.crypto.CipherKey;
import com.exceptionfactory.jagged.framework.crypto.EncryptedFileKey;
import com.exceptionfactory.jagged.framework.crypto.FileKeyDecryptorFactory;
import io.bulla.formats.spi.SecretBytesSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Opens a file under a passphrase. Where that stands, nothing else may: whoever knows the
 * passphrase made the file.
 *
 * @param passphrase read when a file asks for it
 */
record ScryptReader(SecretBytesSource passphrase) implements RecipientStanzaReader {
  static final String TYPE = "scrypt";
  static final int SALT_BYTES = 16;

  @Override
  public FileKey getFileKey(Iterable<RecipientStanza> stanzas) throws GeneralSecurityException {
    Iterator<RecipientStanza> each = stanzas.iterator();
    RecipientStanza first = each.hasNext() ? each.next() : null;
    if (first == null || !first.getType().equals(TYPE) || each.hasNext()) {
      throw new UnsupportedRecipientStanzaException("it is not under one passphrase alone");
    }
    byte[] wrapKey = wrapKey(first.getArguments());
    try {
      return new FileKeyDecryptorFactory()
          .newFileKeyDecryptor()
          .getFileKey(new EncryptedFileKey(first.getBody()), new CipherKey(wrapKey));
    } finally {
      Arrays.fill(wrapKey, (byte) 0);
    }
  }

  private byte[] wrapKey(List<String> arguments) throws GeneralSecurityException {
    if (arguments.size() != 2 || !WorkFactor.isAcceptable(arguments.get(1))) {
      throw new GeneralSecurityException("the scrypt stanza is malformed, or asks for too much");
    }
    byte[] salt =
        CanonicalBase64.getDecoder().decode(arguments.get(0).getBytes(StandardCharsets.US_ASCII));
    if (salt.length != SALT_BYTES) {
      throw new GeneralSecurityException("the scrypt stanza is malformed");
    }
    return wrapKey(passphrase, salt, Integer.parseInt(arguments.get(1)));
  }

  static byte[] wrapKey(SecretBytesSource passphrase, byte[] salt, int workFactor)
      throws GeneralSecurityException {
    byte[] secret = read(passphrase);
    try {
      return Scrypt.wrapKey(secret, salt, workFactor);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static byte[] read(SecretBytesSource passphrase) throws UnreadPassphraseException {
    try {
      return passphrase.read();
    } catch (IOException e) {
      throw new UnreadPassphraseException(e);
    }
  }
}
