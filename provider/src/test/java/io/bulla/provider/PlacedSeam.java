package io.bulla.provider;

import io.bulla.provider.audit.Audit;
import io.bulla.provider.config.Configuration;
import io.bulla.provider.kek.KekSource;
import io.bulla.provider.kek.KekStates;
import io.bulla.provider.kek.Keks;
import io.bulla.provider.kek.WrapBudget;
import io.bulla.provider.kek.WrapCount;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekBackendFactory;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import java.nio.file.Path;
import java.security.Provider;
import java.util.Map;

/** The seam over the KEK {@code models} of a backend that is given, not found. */
final class PlacedSeam extends Provider {
  private static final long serialVersionUID = 1L;

  /** What opens the place. */
  interface Opening {
    KekBackend open() throws KekException;
  }

  private record Factory(Opening opening) implements KekBackendFactory {
    @Override
    public int spiVersion() {
      return SPI_VERSION;
    }

    @Override
    public String scheme() {
      return "memory";
    }

    @Override
    public KekBackend open(KekPlace place) throws KekException {
      return opening.open();
    }
  }

  /** Nothing that draws no IV of ours may be counted. */
  private record NoBudget() implements WrapBudget {
    @Override
    public void take(String key) {
      throw new AssertionError(key + " was counted");
    }

    @Override
    public void refuseExhausted(String key) {}

    @Override
    public WrapCount count(String key) {
      return new WrapCount(0, 1);
    }
  }

  private PlacedSeam(KekSource keks) {
    super("Placed", "1", "KEKs of a given place, for tests");
    putService(new BullaService(this, OfferedService.KEY_STORE, keks));
    putService(new BullaService(this, OfferedService.DEK_WRAP, keks));
    putService(new BullaService(this, OfferedService.DEK_MAKING, keks));
    putService(new BullaService(this, OfferedService.PADDED_KEY_WRAP, keks));
  }

  static Seam of(Path directory, Opening opening, KekStates states, Audit audit) throws Exception {
    Path file = Configured.file(directory, "kek.models = memory:models");
    Keks keks =
        Keks.of(
            Configuration.load(file, Map.of(), Map.of()),
            scheme -> new Factory(opening),
            states,
            new NoBudget(),
            audit,
            null);
    return new Seam(new PlacedSeam(() -> keks));
  }
}
