package io.bulla.loader.s3;

import io.bulla.loader.store.StoreException;
import io.bulla.loader.store.StoreException.Kind;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the store is told besides the SDK's own configuration.
 *
 * @param region empty for the SDK's
 * @param endpoint of a service that is not AWS's; empty for the SDK's
 * @param profile of the SDK's configuration files; empty for its default chain
 */
record S3Settings(Optional<String> region, Optional<URI> endpoint, Optional<String> profile) {
  private static final Set<String> KEYS = Set.of("region", "endpoint", "profile");

  static S3Settings of(Map<String, String> settings) throws StoreException {
    for (String key : settings.keySet()) {
      if (!KEYS.contains(key)) {
        throw new StoreException(
            Kind.BAD_CONFIG, "s3: knows no setting " + key + ", but " + KEYS, null);
      }
    }
    return new S3Settings(
        Optional.ofNullable(settings.get("region")),
        endpoint(settings.get("endpoint")),
        Optional.ofNullable(settings.get("profile")));
  }

  private static Optional<URI> endpoint(@org.jspecify.annotations.Nullable String text)
      throws StoreException {
    try {
      return Optional.ofNullable(text).map(URI::create);
    } catch (IllegalArgumentException e) {
      throw new StoreException(Kind.BAD_CONFIG, "s3: the endpoint is no URI", e);
    }
  }
}
