package io.bulla.provider.remote;

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

/** What the attributes of a URI of a service say; none is ignored. Immutable. */
public final class PlaceAttributes {
  private static final String DEADLINE = "x-bulla-deadline";
  private static final String AUTHORITIES = "ca-file";
  private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);
  private static final Pattern MILLIS = Pattern.compile("[1-9][0-9]{1,5}");

  private final KekPlace place;

  private PlaceAttributes(KekPlace place) {
    this.place = place;
  }

  /**
   * Refuses what would have to be ignored, and a place that cannot be as it is asked for.
   *
   * @param own names of the scheme's own attributes; {@code ca-file} and {@code x-bulla-deadline}
   *     are all schemes'
   * @throws KekException BAD_CONFIG, or REFUSED where only approved primitives may be used
   */
  public static PlaceAttributes of(KekPlace place, Set<String> own) throws KekException {
    Set<String> known = new TreeSet<>(own);
    known.add(AUTHORITIES);
    return ofLibrary(place, known);
  }

  /**
   * The same for a place that is reached by a library alone, whose TLS nobody here chooses the
   * authorities of.
   *
   * @param own names of the scheme's own attributes; {@code x-bulla-deadline} is all schemes'
   */
  public static PlaceAttributes ofLibrary(KekPlace place, Set<String> own) throws KekException {
    PlaceAttributes attributes = new PlaceAttributes(place);
    Set<String> known = new TreeSet<>(own);
    known.add(DEADLINE);
    for (String name : new TreeSet<>(place.attributes().keySet())) {
      if (!known.contains(name)) {
        throw attributes.wrong(
            "the attribute '"
                + name
                + "' is unknown; a "
                + place.scheme()
                + ": URI has "
                + String.join(", ", known));
      }
    }
    attributes.refuseApprovedOnly();
    return attributes;
  }

  private void refuseApprovedOnly() throws KekException {
    if (place.approvedOnly()) {
      throw new KekException(
          Kind.REFUSED,
          place.origin()
              + ": a DEK of this KEK goes through the TLS of the JDK, which is no validated module;"
              + " approved-only takes KEKs in tokens and key stores");
    }
  }

  /** Returns how long an operation may take: between 10 ms and 1000 s. */
  public Duration deadline() throws KekException {
    Optional<String> text = text(DEADLINE);
    if (text.isEmpty()) {
      return DEFAULT_DEADLINE;
    }
    if (!MILLIS.matcher(text.get()).matches()) {
      throw wrong("x-bulla-deadline is a number of milliseconds, from 10 to 999999");
    }
    return Duration.ofMillis(Long.parseLong(text.get()));
  }

  /** Returns the PEM file of the only authorities that are trusted; empty for the JDK's. */
  public Optional<Path> authorities() throws KekException {
    return file(AUTHORITIES);
  }

  /** Returns an absolute path. */
  public Optional<Path> file(String attribute) throws KekException {
    try {
      Optional<Path> file = text(attribute).map(Path::of);
      if (file.isPresent() && !file.get().isAbsolute()) {
        throw wrong(attribute + " is an absolute path");
      }
      return file;
    } catch (InvalidPathException e) {
      throw wrong(attribute + " is no path");
    }
  }

  /** Returns the value of an attribute. */
  public Optional<String> text(String attribute) {
    return place.attribute(attribute);
  }

  /** Returns the failure of a URI, as where it stands: the message shows no value of it. */
  public KekException wrong(String what) {
    return wrong(place, what);
  }

  /** Returns the failure of a URI, as where it stands: the message shows no value of it. */
  public static KekException wrong(KekPlace place, String what) {
    return new KekException(Kind.BAD_CONFIG, place.origin() + ": " + what);
  }
}
