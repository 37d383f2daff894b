package io.bulla.provider.azurekms;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a key is, without a version.
 *
 * @param host of the vault, in lower case
 * @param authority the host, with a port where the URI says one
 * @param key its name
 */
record KeyAddress(String host, String authority, String key) {
  private static final Pattern PATH =
      Pattern.compile("//(([a-z0-9.-]{1,253})(?::[0-9]{1,5})?)/keys/([0-9A-Za-z-]{1,127})");

  static KeyAddress of(KekPlace place) throws KekException {
    Matcher path = PATH.matcher(place.path());
    if (!path.matches()) {
      throw new KekException(
          Kind.BAD_CONFIG,
          place.origin()
              + ": the URI names no key of a vault; write"
              + " azure-kms://VAULT.vault.azure.net/keys/KEY, in lower case up to the key, without"
              + " a version");
    }
    return new KeyAddress(path.group(2), path.group(1), path.group(3));
  }

  /** Returns where the vault answers for a path of it. */
  String url(String path) {
    return "https://" + authority + path;
  }

  /** For people. */
  @Override
  public String toString() {
    return "azure-kms://" + authority + "/keys/" + key;
  }
}
