package io.bulla.loader.store;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One object as a store described it. Immutable.
 *
 * @param uri where it is
 * @param sizeBytes its length
 * @param etag the store's name for this content at this place, as the store writes it
 * @param lastModified when it came to be there
 * @param version an earlier version that is meant; empty for the one that is current
 */
public record StoredObject(
    URI uri, long sizeBytes, String etag, Instant lastModified, Optional<String> version) {
  public StoredObject {
    if (sizeBytes < 0 || etag.isEmpty()) {
      throw new IllegalArgumentException(uri + " has a size below 0, or no ETag");
    }
  }

  /** For people: its URI, and its version where one is meant. */
  @Override
  public String toString() {
    return version.map(each -> uri + "?versionId=" + each).orElseGet(uri::toString);
  }
}
