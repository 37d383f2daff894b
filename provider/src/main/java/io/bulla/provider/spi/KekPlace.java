package io.bulla.provider.spi;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a KEK lives, as its URI in the configuration says it; immutable and without secrets.
 *
 * @param kekId the id of the KEK
 * @param scheme the URI's scheme
 * @param path the URI's path where the scheme has one (an absolute file), else empty
 * @param attributes the URI's path and query attributes, decoded; {@code module-path} and the file
 *     of {@code pin-source} and {@code password-source} are absolute
 * @param origin where the URI stands, for errors: {@code FILE:LINE: KEY}
 * @param secret gives the PIN or password
 * @param approvedOnly whether only approved primitives of a validated module may be used
 */
public record KekPlace(
    String kekId,
    String scheme,
    String path,
    Map<String, String> attributes,
    String origin,
    SecretSource secret,
    boolean approvedOnly) {

  /** Checks that nothing is missing and copies the attributes. */
  public KekPlace {
    Objects.requireNonNull(kekId, "kekId");
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(secret, "secret");
    attributes = Map.copyOf(attributes);
  }

  /** Returns the value of an attribute. */
  public Optional<String> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  /** Returns the name of the key in its place: the attribute {@code object}, else the KEK's id. */
  public String object() {
    return attributes.getOrDefault("object", kekId);
  }
}
