package io.bulla.loader.keys;

import java.security.Provider;

/** A JCA provider that fits the seam, over SunJCE's AES-GCM and a shelf of KEKs in memory. */
public final class ShelfProvider extends Provider {
  private static final long serialVersionUID = 1L;
  private final transient KekShelf shelf;

  /** A provider of the KEKs on this shelf. */
  public ShelfProvider(KekShelf shelf) {
    super("Shelf", "1", "KEKs in memory, for tests");
    this.shelf = shelf;
    putService(new ShelfService(this, "KeyStore", "Bulla"));
    putService(new ShelfService(this, "Cipher", "BullaWrap"));
    putService(new ShelfService(this, "Cipher", "BullaDek"));
  }

  private static final class ShelfService extends Service {
    private final KekShelf shelf;

    ShelfService(ShelfProvider provider, String type, String algorithm) {
      super(provider, type, algorithm, ShelfProvider.class.getName(), null, null);
      this.shelf = provider.shelf;
    }

    @Override
    public Object newInstance(Object parameter) {
      if (getType().equals("KeyStore")) {
        return new ShelfKeyStore(shelf);
      }
      return getAlgorithm().equals("BullaDek") ? new ShelfDekMaker(shelf) : new ShelfCipher(shelf);
    }

    @Override
    public boolean supportsParameter(Object parameter) {
      return true;
    }
  }
}
