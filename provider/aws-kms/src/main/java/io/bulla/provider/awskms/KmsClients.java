package io.bulla.provider.awskms;

import io.bulla.provider.spi.KekException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * The client for one key, made at its first use: it loads most of the SDK, and reads the SDK's
 * configuration. Safe for use by several threads.
 */
final class KmsClients implements AutoCloseable {
  private final KeyArn key;
  private final Optional<String> profile;
  private final SdkHttp http;

  private @Nullable KmsClient client;

  KmsClients(KeyArn key, Optional<String> profile, SdkHttp http) {
    this.key = key;
    this.profile = profile;
    this.http = http;
  }

  /**
   * @throws KekException BAD_CONFIG if the SDK's configuration is wrong
   */
  synchronized KmsClient client() throws KekException {
    KmsClient known = client;
    if (known == null) {
      known = newClient();
      client = known;
    }
    return known;
  }

  private KmsClient newClient() throws KekException {
    try {
      return KmsClient.builder()
          .region(Region.of(key.region()))
          .credentialsProvider(AnonymousCredentialsProvider.create()) // each request has its own
          .httpClient(http)
          .overrideConfiguration(this::configure)
          .build();
    } catch (SdkException e) {
      throw AwsFailure.ofConfiguration(key.toString(), e);
    }
  }

  /** Who asks tries again, under its own deadline. */
  private void configure(ClientOverrideConfiguration.Builder configuration) {
    configuration.retryStrategy(AwsRetryStrategy.doNotRetry());
    profile.ifPresent(configuration::defaultProfileName);
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
    }
  }
}
