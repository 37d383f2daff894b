package io.bulla.loader.s3;

import java.net.http.HttpClient;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * The SDK's requests by the JDK's HTTP client: it brings no library, follows no redirection, and
 * logs no header. Safe for use by several threads.
 */
final class JdkHttp implements SdkHttpClient {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(java.time.Duration.ofSeconds(10))
          .build();

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new JdkHttpRequest(client, request);
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
