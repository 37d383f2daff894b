package io.bulla.provider.gcpkms;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a key, without a version.
 *
 * @param resource {@code projects/P/locations/L/keyRings/R/cryptoKeys/K}
 */
record CryptoKeyName(String resource) {
  private static final String ID = "[A-Za-z0-9_-]{1,63}";
  private static final Pattern PATH =
      Pattern.compile(
          "//(projects/[a-z0-9][a-z0-9.:-]{0,99}/locations/[a-z0-9-]{1,63}/keyRings/"
              + ID
              + "/cryptoKeys/"
              + ID
              + ")");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");
  private static final String VERSIONS = "/cryptoKeyVersions/";

  static CryptoKeyName of(KekPlace place) throws KekException {
    Matcher path = PATH.matcher(place.path());
    if (!path.matches()) {
      throw new KekException(
          Kind.BAD_CONFIG,
          place.origin()
              + ": the URI names no key of Google Cloud KMS; write"
              + " gcp-kms://projects/P/locations/L/keyRings/R/cryptoKeys/K, without a version");
    }
    return new CryptoKeyName(path.group(1));
  }

  /** Returns the number in the name of a version of this key; empty if it is none of it. */
  OptionalInt versionIn(String name) {
    String prefix = resource + VERSIONS;
    String number = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
    return NUMBER.matcher(number).matches()
        ? OptionalInt.of(Integer.parseInt(number))
        : OptionalInt.empty();
  }

  /** Returns the name of a version. */
  String version(int number) {
    return resource + VERSIONS + number;
  }

  /** For people. */
  @Override
  public String toString() {
    return "gcp-kms://" + resource;
  }
}
