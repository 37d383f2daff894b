package io.bulla.provider.gcpkms;

import io.bulla.provider.remote.PlaceAttributes;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a URI says beside the key's name.
 *
 * @param endpoint {@code https://HOST[:PORT]}, without a path
 * @param credentials a file of credentials; empty for where Google's clients look
 * @param authorities the only ones trusted, of the endpoint as of the token's; empty for the JDK's
 * @param deadline of one operation
 */
record Settings(
    URI endpoint, Optional<Path> credentials, Optional<Path> authorities, Duration deadline) {
  private static final String CREDENTIALS = "credentials-file";
  private static final String ENDPOINT = "endpoint";
  private static final String GOOGLE = "https://cloudkms.googleapis.com";

  static Settings of(KekPlace place) throws KekException {
    PlaceAttributes attributes = PlaceAttributes.of(place, Set.of(CREDENTIALS, ENDPOINT));
    return new Settings(
        endpoint(attributes),
        attributes.file(CREDENTIALS),
        attributes.authorities(),
        attributes.deadline());
  }

  private static URI endpoint(PlaceAttributes attributes) throws KekException {
    URI uri = uri(attributes);
    boolean hasRest = uri.getRawQuery() != null || uri.getRawFragment() != null;
    if (!"https".equals(uri.getScheme())
        || uri.getHost() == null
        || uri.getRawUserInfo() != null
        || hasRest
        || !uri.getRawPath().isEmpty()) {
      throw malformed(attributes);
    }
    return uri;
  }

  private static URI uri(PlaceAttributes attributes) throws KekException {
    try {
      return new URI(attributes.text(ENDPOINT).orElse(GOOGLE));
    } catch (URISyntaxException e) {
      throw malformed(attributes); // the cause would show a password that was put into it
    }
  }

  private static KekException malformed(PlaceAttributes attributes) {
    return attributes.wrong("endpoint is https://HOST[:PORT], and no more");
  }
}
