package io.bulla.loader.crypto;

import java.security.GeneralSecurityException;
import java.security.ProviderException;
import javax.crypto.AEADBadTagException;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;

/** One JCA cipher, initialised anew for each segment; shared by both paths. For one thread. */
final class GcmSegment {

  private final CipherEngine engine;
  private final WipeableKey key;
  private final SegmentNonce nonces;
  private final Cipher cipher;

  GcmSegment(CipherEngine engine, WipeableKey key, SegmentNonce nonces) {
    this.engine = engine;
    this.key = key;
    this.nonces = nonces;
    this.cipher = engine.newCipher();
  }

  /** What a path does with the initialised cipher. */
  interface Use {
    void with(Cipher cipher) throws GeneralSecurityException;
  }

  void open(int segmentIndex, boolean last, Use use) throws AEADBadTagException {
    try {
      cipher.init(Cipher.DECRYPT_MODE, key, nonces.forOpening(segmentIndex, last));
      use.with(cipher);
    } catch (AEADBadTagException e) {
      throw e;
    } catch (BadPaddingException e) {
      throw (AEADBadTagException) new AEADBadTagException("bad tag").initCause(e);
    } catch (GeneralSecurityException | AssertionError e) {
      throw engineFailure(segmentIndex, e);
    }
  }

  void seal(int segmentIndex, boolean last, Use use) {
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key, nonces.forSealing(segmentIndex, last));
      use.with(cipher);
    } catch (GeneralSecurityException | AssertionError e) {
      throw engineFailure(segmentIndex, e);
    }
  }

  /** A validated module that fails its self-tests says so by an AssertionError. */
  private ProviderException engineFailure(int segmentIndex, Throwable cause) {
    return new ProviderException(
        "cipher engine " + engine.name() + " failed on segment " + segmentIndex, cause);
  }
}
