package io.bulla.loader;

import io.bulla.loader.keys.DekCache;
import io.bulla.loader.store.ObjectChangedException;
import io.bulla.loader.store.StoreException;
import io.bulla.loader.store.StoredObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Re-wraps models in stores: nobody locks anything there, but an object is only replaced if it is
 * the one that was read.
 *
 * @param options open the model and name KEKs and stores
 */
record StoreRewrapping(LoaderOptions options) {
  /**
   * @throws SlotsChangedException if another writer was first: nothing was written
   */
  RewrapReport once(URI uri, RewrapRequest request) throws IOException {
    refuseDetached(uri, request);
    StorePlace place = StorePlace.locate(uri, options);
    try (SealedFile object =
        SealedFile.of(StoredBytes.open(place.store(), place.head()), options.primitives())) {
      ModelHead.require(object, PinnedPlace.STORE);
      refuseDetachedOf(object);
      StoreHeader header = StoreHeader.read(place, object);
      SealedFile file = SealedFile.of(header.bytes(), options.primitives());
      RewrapReport report =
          RewrapAudit.run(
              options, file, request, Optional.empty(), () -> rewrap(file, header, request));
      return report.with(olderVersions(place, report, request));
    } catch (ObjectChangedException e) {
      SlotsChangedException changed = new SlotsChangedException(uri.toString());
      changed.initCause(e);
      throw changed;
    }
  }

  private static void refuseDetached(URI uri, RewrapRequest request) throws ModelIdentityException {
    if (request.detached().isPresent()) {
      throw Refusals.identity(
          uri.toString(),
          "is in a store, where recipients stand in the model itself",
          "leave out the detached recipients file");
    }
  }

  /** Recipients in the model would not count here, where others do. */
  private void refuseDetachedOf(SealedFile object) throws IOException {
    Optional<?> counting = DetachedRecipients.of(options).find(object, List.of());
    if (counting.isPresent()) {
      throw Refusals.identity(
          object.name(),
          "has its recipients in " + counting.get() + " here, and not in itself",
          "re-wrap where loader.recipients-directory is not set, or remove that file");
    }
  }

  private RewrapReport rewrap(SealedFile file, StoreHeader header, RewrapRequest request)
      throws IOException {
    try (DekCache none = new DekCache(Duration.ZERO);
        UnlockedDek opened = new Unlocking(options, none).unlockKeepingDek(file)) {
      try {
        SlotChange change = header.change(file, opened.unlocked());
        return new Rewrapping(file, opened, change, Optional.empty(), PinnedPlace.STORE, options)
            .run(request, options.requireKekProvider());
      } finally {
        opened.unlocked().keys().close();
      }
    }
  }

  /** Only where somebody was to lose the model: the question is one of a right of its own. */
  private OlderVersions olderVersions(StorePlace place, RewrapReport report, RewrapRequest request)
      throws IOException {
    if (request.dryRun() || (request.remove().isEmpty() && report.removed().isEmpty())) {
      return OlderVersions.NONE;
    }
    List<String> carrying = new ArrayList<>();
    try {
      for (StoredObject version : place.store().olderVersions(place.head().uri())) {
        List<String> others = new ArrayList<>(named(place, version));
        others.removeAll(report.after());
        if (!others.isEmpty()) {
          carrying.add(version + " names " + String.join(", ", others));
        }
      }
      return new OlderVersions(carrying, Optional.empty());
    } catch (StoreException e) { // the re-wrapping itself is done
      return new OlderVersions(carrying, Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private List<String> named(StorePlace place, StoredObject version) throws IOException {
    try (SealedFile file =
        SealedFile.of(StoredBytes.open(place.store(), version), options.primitives())) {
      return file.core().kind().hasSlots() ? RecipientSlots.read(file).named() : List.of();
    } catch (ModelFormatException e) {
      return List.of(); // what was there before is no sealed model
    }
  }
}
