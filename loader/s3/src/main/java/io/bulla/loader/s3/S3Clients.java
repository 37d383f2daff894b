package io.bulla.loader.s3;

import io.bulla.loader.store.StoreException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * The client, made at its first use: it loads most of the SDK, and reads the SDK's configuration.
 * Safe for use by several threads.
 */
final class S3Clients implements AutoCloseable {
  /** S3 answers the copy of a part only when it is done. */
  static final Duration LONGEST_COPY = Duration.ofMinutes(10);

  private static final Duration LONGEST_TRY = Duration.ofMinutes(2);
  private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

  private final S3Settings settings;
  private final Supplier<AwsCredentialsProvider> credentials;
  private @Nullable S3Client client;
  private boolean closed;

  S3Clients(S3Settings settings) {
    this(settings, () -> Credentials.of(settings));
  }

  S3Clients(S3Settings settings, Supplier<AwsCredentialsProvider> credentials) {
    this.settings = settings;
    this.credentials = credentials;
  }

  synchronized S3Client client() throws StoreException {
    if (closed) {
      throw new IllegalStateException("the store is closed");
    }
    S3Client known = client;
    if (known == null) {
      known = newClient();
      client = known;
    }
    return known;
  }

  private S3Client newClient() throws StoreException {
    try {
      S3ClientBuilder builder =
          S3Client.builder()
              .credentialsProvider(credentials.get())
              .httpClient(new JdkHttp())
              .overrideConfiguration(this::configure);
      settings.region().map(Region::of).ifPresent(builder::region);
      Optional<URI> endpoint = settings.endpoint().or(Endpoints::ofEnvironment);
      if (endpoint.isPresent()) {
        builder.endpointOverride(endpoint.get()).forcePathStyle(true);
      }
      return builder.build();
    } catch (SdkException | IllegalArgumentException e) {
      throw S3Failure.ofConfiguration(e);
    }
  }

  private void configure(ClientOverrideConfiguration.Builder configuration) {
    configuration.retryStrategy(AwsRetryStrategy.standardRetryStrategy());
    configuration.apiCallAttemptTimeout(LONGEST_TRY);
    configuration.apiCallTimeout(LONGEST_CALL);
    settings.profile().ifPresent(configuration::defaultProfileName);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (client != null) {
      client.close();
    }
  }
}
