package io.bulla.provider.kek;

import io.bulla.provider.audit.Audit;
import io.bulla.provider.audit.Audit.Notes;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekBackendFactory;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import org.jspecify.annotations.Nullable;

/**
 * Opens a KEK's place at the first use, once. A failure is tried again at the next use, except a
 * denial, which is repeated: PINs lock.
 */
final class LazyBackend {
  private final KekPlace place;
  private final BackendFactories factories;
  private final Audit audit;
  private @Nullable KekBackend opened;
  private @Nullable KekException denial;

  LazyBackend(KekPlace place, BackendFactories factories, Audit audit) {
    this.place = place;
    this.factories = factories;
    this.audit = audit;
  }

  synchronized KekBackend open() throws KekException {
    if (denial != null) {
      throw new KekException(denial.kind(), String.valueOf(denial.getMessage()), denial);
    }
    if (opened == null) {
      opened = tryOpen();
    }
    return opened;
  }

  private KekBackend tryOpen() throws KekException {
    try {
      return audit.record(() -> KekUse.ofPlace(place), this::openNow, KekBackend::close);
    } catch (KekException e) {
      if (e.kind() == KekException.Kind.DENIED) {
        denial = e;
      }
      throw e;
    }
  }

  private KekBackend openNow(Notes notes) throws KekException {
    KekBackend backend = factory().open(place);
    notes.add("place", backend.place());
    return backend;
  }

  private KekBackendFactory factory() throws KekException {
    try {
      return factories.forScheme(place.scheme());
    } catch (KekException e) {
      throw new KekException(e.kind(), place.origin() + ": " + e.getMessage(), e);
    }
  }

  synchronized String describe() {
    return opened == null ? place.origin() : opened.place();
  }
}
