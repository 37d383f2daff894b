package io.bulla.provider.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KmsClient;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * Tink's own encryption by a keyset in a file: {@code keyset:///FILE}. For the tests' extension.
 */
public final class KeysetKmsClient implements KmsClient {
  private static final String PREFIX = "keyset://";

  @Override
  public boolean doesSupport(String keyUri) {
    return keyUri.startsWith(PREFIX);
  }

  @Override
  public KmsClient withCredentials(String credentialPath) throws GeneralSecurityException {
    if (!Files.isReadable(Path.of(credentialPath))) {
      throw new GeneralSecurityException("no credentials\nand what nobody may see");
    }
    return this;
  }

  @Override
  public KmsClient withDefaultCredentials() {
    return this;
  }

  /** The file is read at each use, as a service is asked at each use. */
  @Override
  public Aead getAead(String keyUri) throws GeneralSecurityException {
    Path file = Path.of(keyUri.substring(PREFIX.length()));
    return new Aead() {
      @Override
      public byte[] encrypt(byte[] plaintext, byte[] associatedData)
          throws GeneralSecurityException {
        return read(file).encrypt(plaintext, associatedData);
      }

      @Override
      public byte[] decrypt(byte[] ciphertext, byte[] associatedData)
          throws GeneralSecurityException {
        return read(file).decrypt(ciphertext, associatedData);
      }
    };
  }

  private static Aead read(Path file) throws GeneralSecurityException {
    if (!Files.isRegularFile(file)) {
      throw new GeneralSecurityException("there is no such keyset");
    }
    try {
      return TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(file), AeadConfig2026.get(), InsecureSecretKeyAccess.get())
          .getPrimitive(AeadConfig2026.get(), Aead.class);
    } catch (IOException e) {
      throw new GeneralSecurityException("the keyset cannot be read", e);
    }
  }
}
