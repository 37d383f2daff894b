package io.bulla.provider.hcvault;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What the attributes of a URI say; none is ignored. Stateless. */
final class Settings {
  private static final Set<String> KNOWN =
      Set.of(
          "auth",
          "auth-mount",
          "ca-file",
          "jwt-file",
          "namespace",
          "password-source",
          "role",
          "role-id",
          "x-bulla-deadline",
          "x-bulla-unverified");

  private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);
  private static final Pattern MILLIS = Pattern.compile("[1-9][0-9]{1,5}");
  private static final Pattern NAMESPACE = Pattern.compile("[!-~&&[^\"\\\\]]{1,200}");

  private Settings() {}

  /** Refuses what it would have to ignore, and a place that cannot be as it is asked for. */
  static void check(KekPlace place) throws KekException {
    for (String name : new TreeSet<>(place.attributes().keySet())) {
      if (!KNOWN.contains(name)) {
        throw wrong(
            place,
            "the attribute '"
                + name
                + "' is unknown; a hcvault: URI has "
                + String.join(", ", new TreeSet<>(KNOWN)));
      }
    }
    if (place.approvedOnly()) {
      throw new KekException(
          Kind.REFUSED,
          place.origin()
              + ": a DEK of this KEK goes through the TLS of the JDK, which is no validated module;"
              + " approved-only takes KEKs in tokens and key stores");
    }
  }

  /** Between 10 ms and 1000 s. */
  static Duration deadline(KekPlace place) throws KekException {
    Optional<String> text = place.attribute("x-bulla-deadline");
    if (text.isEmpty()) {
      return DEFAULT_DEADLINE;
    }
    if (!MILLIS.matcher(text.get()).matches()) {
      throw wrong(place, "x-bulla-deadline is a number of milliseconds, from 10 to 999999");
    }
    return Duration.ofMillis(Long.parseLong(text.get()));
  }

  static Optional<Path> authorities(KekPlace place) throws KekException {
    return file(place, "ca-file");
  }

  static Optional<Path> file(KekPlace place, String attribute) throws KekException {
    try {
      Optional<Path> file = place.attribute(attribute).map(Path::of);
      if (file.isPresent() && !file.get().isAbsolute()) {
        throw wrong(place, attribute + " is an absolute path");
      }
      return file;
    } catch (InvalidPathException e) {
      throw wrong(place, attribute + " is no path");
    }
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
    return new KekException(Kind.BAD_CONFIG, place.origin() + ": " + what);
  }
}
