package io.bulla.provider.awskms;

import io.bulla.provider.remote.Http;
import io.bulla.provider.remote.Patience;
import java.time.Duration;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The SDK's requests by the HTTP client that all services share: it follows no redirection, bounds
 * answers, logs no header, and tells whom it does not trust. Safe for use by several threads.
 *
 * @param place for people
 * @param longest how long one request may take where nobody interrupts it before
 */
record SdkHttp(Http http, String place, Duration longest) implements SdkHttpClient {
  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new SdkHttpRequestOnce(http, Patience.of(place, longest), request);
  }

  @Override
  public String clientName() {
    return "BullaJdk";
  }

  @Override
  public void close() {
    // Connections end by themselves when they are idle.
  }
}
