package io.bulla.loader;

import io.bulla.loader.store.StoreException;
import io.bulla.loader.store.StoredObject;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Members in a store. Each stays the object that it was when it was first looked at: one that is
 * replaced meanwhile fails to be read. Safe for several threads.
 */
final class StoreFiles implements MemberFiles {
  private final StorePlace place;
  private final Map<String, StoredObject> seen = new ConcurrentHashMap<>();

  StoreFiles(StorePlace place) {
    this.place = place;
  }

  @Override
  public boolean isThere(String path) throws IOException {
    try {
      find(path);
      return true;
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  private StoredObject find(String path) throws IOException {
    StoredObject known = seen.get(path);
    if (known == null) {
      known = place.store().head(place.member(path));
      seen.put(path, known);
    }
    return known;
  }

  @Override
  public SealedBytes open(String path) throws IOException {
    return StoredBytes.open(place.store(), find(path));
  }

  @Override
  public String name(String path) {
    return place.member(path).toString();
  }
}
