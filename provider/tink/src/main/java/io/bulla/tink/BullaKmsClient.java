package io.bulla.tink;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Bulla's KEKs as keys of a {@link KmsClient}: {@code bulla-kek://ID}. Where they are, and with
 * which credentials, stands in Bulla's configuration: it takes none. Immutable, and never
 * registered by itself. Safe for use by several threads.
 */
public final class BullaKmsClient implements KmsClient {
  private static final String PREFIX = "bulla-kek://";
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  private final KeyStore keys;

  private BullaKmsClient(KeyStore keys) {
    this.keys = keys;
  }

  /** A client of the KEKs in the loaded KeyStore {@code Bulla}. */
  public static BullaKmsClient of(KeyStore keys) {
    return new BullaKmsClient(Objects.requireNonNull(keys, "keys"));
  }

  @Override
  public boolean doesSupport(String keyUri) {
    return keyUri.startsWith(PREFIX) && ID.matcher(keyUri.substring(PREFIX.length())).matches();
  }

  /**
   * Refused.
   *
   * @throws GeneralSecurityException always: a file that would be ignored is an error
   */
  @CanIgnoreReturnValue
  @Override
  public KmsClient withCredentials(String credentialPath) throws GeneralSecurityException {
    throw new GeneralSecurityException(
        "KEKs of Bulla's have their credentials in Bulla's configuration");
  }

  @CanIgnoreReturnValue
  @Override
  public KmsClient withDefaultCredentials() {
    return this;
  }

  @Override
  public Aead getAead(String keyUri) throws GeneralSecurityException {
    if (!doesSupport(keyUri)) {
      throw new GeneralSecurityException(
          "the URI of a KEK is " + PREFIX + "ID, with an id of Bulla's configuration");
    }
    return KekAead.of(keys, keyUri.substring(PREFIX.length()));
  }
}
