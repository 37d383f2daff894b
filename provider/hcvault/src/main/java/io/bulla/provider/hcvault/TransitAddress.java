package io.bulla.provider.hcvault;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a key of Transit is.
 *
 * @param server {@code https://HOST:PORT}, without a path
 * @param mount of the engine, of one or more segments
 * @param key its name
 */
record TransitAddress(URI server, String mount, String key) {
  private static final int DEFAULT_PORT = 8200;
  private static final String SEGMENT = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}";
  private static final Pattern PATH =
      Pattern.compile("/(" + SEGMENT + "(?:/" + SEGMENT + "){0,9})/keys/(" + SEGMENT + ")");

  static TransitAddress of(KekPlace place) throws KekException {
    URI uri = uri(place);
    Matcher path = PATH.matcher(String.valueOf(uri.getRawPath()));
    boolean named = uri.getHost() != null && uri.getUserInfo() == null;
    if (!named || uri.getRawFragment() != null || !path.matches()) {
      throw malformed(place);
    }
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    return new TransitAddress(
        URI.create("https://" + uri.getHost() + ":" + port), path.group(1), path.group(2));
  }

  private static URI uri(KekPlace place) throws KekException {
    try {
      return new URI("https:" + place.path());
    } catch (URISyntaxException e) {
      throw malformed(place); // the cause would show a password that was put into it
    }
  }

  private static KekException malformed(KekPlace place) {
    return Settings.wrong(
        place, "the URI names no key of Transit; write hcvault://HOST[:PORT]/MOUNT/keys/KEY");
  }

  /** Returns where the API answers for a path of it. */
  URI api(String path) {
    return server.resolve("/v1/" + path);
  }

  /** For people. */
  @Override
  public String toString() {
    return "hcvault://" + server.getAuthority() + "/" + mount + "/keys/" + key;
  }
}
