package io.bulla.loader.keys;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** The transformation BullaDek: what {@link ShelfCipher} would make of a DEK that is new. */
final class ShelfDekMaker extends ShelfCipher {
  private byte @Nullable [] blob;

  ShelfDekMaker(KekShelf shelf) {
    super(shelf);
  }

  @Override
  protected byte[] engineDoFinal(byte @Nullable [] input, int offset, int length) {
    shelf.use("make", handle);
    byte[] dek = new byte[shelf.madeBytes];
    new SecureRandom().nextBytes(dek);
    shelf.made.add(dek);
    try {
      blob = sealed(dek);
      return dek;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected AlgorithmParameters engineGetParameters() {
    return ToldVersion.of(Integer.toString(handle.version), shelf.tellsBlob ? blob : null);
  }
}
