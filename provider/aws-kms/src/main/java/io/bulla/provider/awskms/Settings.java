package io.bulla.provider.awskms;

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
  private static final Set<String> KNOWN = Set.of("ca-file", "profile", "x-bulla-deadline");

  private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);
  private static final Pattern MILLIS = Pattern.compile("[1-9][0-9]{1,5}");
  private static final Pattern PROFILE = Pattern.compile("[A-Za-z0-9_.@/+-]{1,128}");

  private Settings() {}

  /** Refuses what it would have to ignore, and a place that cannot be as it is asked for. */
  static void check(KekPlace place) throws KekException {
    for (String name : new TreeSet<>(place.attributes().keySet())) {
      if (!KNOWN.contains(name)) {
        throw wrong(
            place,
            "the attribute '"
                + name
                + "' is unknown; an aws-kms: URI has "
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

  /** The profile of the SDK's configuration files; empty for the SDK's default chain. */
  static Optional<String> profile(KekPlace place) throws KekException {
    Optional<String> profile = place.attribute("profile");
    if (profile.isPresent() && !PROFILE.matcher(profile.get()).matches()) {
      throw wrong(place, "profile is no name of a profile");
    }
    return profile;
  }

  static Optional<Path> authorities(KekPlace place) throws KekException {
    try {
      Optional<Path> file = place.attribute("ca-file").map(Path::of);
      if (file.isPresent() && !file.get().isAbsolute()) {
        throw wrong(place, "ca-file is an absolute path");
      }
      return file;
    } catch (InvalidPathException e) {
      throw wrong(place, "ca-file is no path");
    }
  }

  static KekException wrong(KekPlace place, String what) {
    return new KekException(Kind.BAD_CONFIG, place.origin() + ": " + what);
  }
}
