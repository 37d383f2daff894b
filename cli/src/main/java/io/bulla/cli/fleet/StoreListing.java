package io.bulla.cli.fleet;

import io.bulla.cli.Failures;
import io.bulla.loader.store.ModelStore;
import io.bulla.loader.store.StoredObject;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The objects of a store at a place, or below it. Goes on where it cannot look. Stateless. */
final class StoreListing {
  private static final String SLASH = "/";

  private StoreListing() {}

  /**
   * In the order of their keys. A place without a slash at its end means the object of that name,
   * and those below it as in a directory; never others that begin so.
   *
   * @param unread a place that cannot be listed is added to it
   */
  static List<StoredObject> below(StorePlace place, ModelStore store, List<Unread> unread) {
    List<StoredObject> objects = new ArrayList<>();
    try {
      store.list(
          place.uri(),
          Optional.empty(),
          object -> {
            if (object.sizeBytes() > 0 && isAtOrBelow(object.uri(), place.uri())) {
              objects.add(object);
            }
            return true;
          });
    } catch (IOException e) {
      unread.add(new Unread(place, Failures.of(e))); // what was listed before is there
    }
    return objects;
  }

  private static boolean isAtOrBelow(URI object, URI place) {
    String path = object.getPath();
    String asked = place.getPath();
    return asked.endsWith(SLASH)
        ? path.startsWith(asked)
        : path.equals(asked) || path.startsWith(asked + SLASH);
  }
}
