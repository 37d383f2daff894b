package io.bulla.provider.awskms;

import io.bulla.provider.remote.Http;
import io.bulla.provider.spi.KekException;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Gives clients that the SDK makes for itself, as that of STS, the same HTTP client. Safe for use
 * by several threads.
 */
public final class SdkHttpFactory implements SdkHttpService {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** Made by {@link java.util.ServiceLoader}. */
  public SdkHttpFactory() {}

  @Override
  public SdkHttpClient.Builder<?> createHttpClientBuilder() {
    return new Builder();
  }

  private static final class Builder implements SdkHttpClient.Builder<Builder> {
    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
      try {
        return new SdkHttp(Http.to("AWS", Optional.empty()), "AWS", LONGEST);
      } catch (KekException e) {
        throw new IllegalStateException("no file was named that could be wrong", e);
      }
    }
  }
}
