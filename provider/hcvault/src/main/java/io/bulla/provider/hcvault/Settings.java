package io.bulla.provider.hcvault;

import io.bulla.provider.remote.PlaceAttributes;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the attributes of a URI say; none is ignored. Stateless. */
final class Settings {
  private static final Set<String> OWN =
      Set.of(
          "auth",
          "auth-mount",
          "jwt-file",
          "namespace",
          "password-source",
          "role",
          "role-id",
          "x-bulla-unverified");

  private static final Pattern NAMESPACE = Pattern.compile("[!-~&&[^\"\\\\]]{1,200}");

  private Settings() {}

  /** Refuses what it would have to ignore, and a place that cannot be as it is asked for. */
  static PlaceAttributes check(KekPlace place) throws KekException {
    return PlaceAttributes.of(place, OWN);
  }

  /** Between 10 ms and 1000 s. */
  static Duration deadline(KekPlace place) throws KekException {
    return check(place).deadline();
  }

  static Optional<Path> authorities(KekPlace place) throws KekException {
    return check(place).authorities();
  }

  static Optional<Path> file(KekPlace place, String attribute) throws KekException {
    return check(place).file(attribute);
  }

  static String required(KekPlace place, String attribute) throws KekException {
    Optional<String> value = place.attribute(attribute);
    if (value.isEmpty()) {
      throw wrong(place, "the URI says no " + attribute + ", which its auth needs");
    }
    return value.get();
  }

  static Optional<String> namespace(KekPlace place) throws KekException {
    Optional<String> namespace = place.attribute("namespace");
    if (namespace.isPresent() && !NAMESPACE.matcher(namespace.get()).matches()) {
      throw wrong(place, "namespace is no name of a namespace");
    }
    return namespace;
  }

  static boolean acceptsUnverified(KekPlace place) {
    return place.attribute("x-bulla-unverified").filter("accept"::equals).isPresent();
  }

  static KekException wrong(KekPlace place, String what) {
    return PlaceAttributes.wrong(place, what);
  }
}
