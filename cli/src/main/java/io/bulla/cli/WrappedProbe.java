package io.bulla.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.util.Arrays;
import javax.crypto.Cipher;

/**
 * A key of zeros, under which nothing is sealed, wrapped by the active version of a KEK, to find
 * out whether and how fast that KEK unwraps.
 *
 * <p>Both uses of the KEK are counted and audited as any other. Safe for threads as far as the
 * provider is.
 */
public final class WrappedProbe {
  private static final int KEY_BYTES = 32;

  private final Provider provider;
  private final String kekId;
  private final byte[] context;
  private final byte[] wrapped;

  private WrappedProbe(Provider provider, String kekId, byte[] context, byte[] wrapped) {
    this.provider = provider;
    this.kekId = kekId;
    this.context = context;
    this.wrapped = wrapped;
  }

  /**
   * Wraps it once.
   *
   * @param purpose what the wrapping is bound to, such as {@code bulla-ready-probe-v1}
   * @throws Failure if the KEK is not there, cannot be reached or may not wrap
   */
  public static WrappedProbe wrap(Provider provider, String kekId, String purpose) {
    byte[] context = ("purpose=" + purpose + "\n").getBytes(StandardCharsets.US_ASCII);
    try {
      Key kek = key(provider, kekId);
      byte[] wrapped = run(provider, Cipher.ENCRYPT_MODE, kek, context, new byte[KEY_BYTES]);
      return new WrappedProbe(provider, kekId, context, wrapped);
    } catch (GeneralSecurityException | ProviderException | IOException e) {
      throw KeyFailures.of(e);
    }
  }

  /**
   * Looks the KEK up and unwraps, as the opening of a model does; tells whether what came back is
   * what was wrapped.
   *
   * @throws Failure if the KEK is gone, cannot be reached or refuses
   */
  public boolean unwraps() {
    try {
      Key kek = key(provider, kekId);
      return Arrays.equals(
          run(provider, Cipher.DECRYPT_MODE, kek, context, wrapped), new byte[KEY_BYTES]);
    } catch (GeneralSecurityException | ProviderException | IOException e) {
      throw KeyFailures.of(e);
    }
  }

  private static Key key(Provider provider, String kekId)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("Bulla", provider);
    store.load(null, null);
    Key kek = store.getKey(kekId, null);
    if (kek == null) {
      throw new Failure(
          ExitCode.KEY, "no active version of KEK " + kekId, "make one: bulla key create " + kekId);
    }
    return kek;
  }

  private static byte[] run(Provider provider, int mode, Key kek, byte[] context, byte[] input)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("BullaWrap", provider);
    cipher.init(mode, kek);
    cipher.updateAAD(context);
    return cipher.doFinal(input);
  }
}
