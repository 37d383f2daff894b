package io.bulla.loader.s3;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a service stands that is not AWS's own. Such services, and all of loopback, name buckets in
 * the path and not in the host, which no variable of the SDK says: so it is looked at here.
 */
final class Endpoints {
  private Endpoints() {}

  /** As the SDK reads them: properties before variables, S3's before those of all services. */
  static Optional<URI> ofEnvironment() {
    return Stream.of(
            System.getProperty("aws.endpointUrlS3"),
            System.getenv("AWS_ENDPOINT_URL_S3"),
            System.getProperty("aws.endpointUrl"),
            System.getenv("AWS_ENDPOINT_URL"))
        .filter(text -> text != null && !text.isBlank())
        .findFirst()
        .map(URI::create);
  }
}
