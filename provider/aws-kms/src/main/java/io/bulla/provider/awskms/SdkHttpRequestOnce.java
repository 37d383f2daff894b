package io.bulla.provider.awskms;

import io.bulla.provider.remote.Http;
import io.bulla.provider.remote.HttpAnswer;
import io.bulla.provider.remote.HttpCall;
import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.KekException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/** One request of the SDK. For one thread, whose interruption ends it. */
final class SdkHttpRequestOnce implements ExecutableHttpRequest {
  /** The JDK's client makes them itself, alike. */
  private static final Set<String> MADE_BY_THE_CLIENT =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private final Http http;
  private final Patience patience;
  private final HttpExecuteRequest request;

  SdkHttpRequestOnce(Http http, Patience patience, HttpExecuteRequest request) {
    this.http = http;
    this.patience = patience;
    this.request = request;
  }

  @Override
  public HttpExecuteResponse call() throws IOException {
    byte[] body = body();
    try {
      URI uri = request.httpRequest().getUri();
      String method = request.httpRequest().method().name();
      return response(http.send(new HttpCall(method, uri, headers(), body), patience));
    } catch (KekException e) {
      throw new IOException(e.getMessage(), e); // which the SDK passes on, and AwsFailure finds
    } finally {
      Arrays.fill(body, (byte) 0);
    }
  }

  private byte[] body() throws IOException {
    ContentStreamProvider content = request.contentStreamProvider().orElse(null);
    if (content == null) {
      return new byte[0];
    }
    try (InputStream in = content.newStream()) {
      return in.readAllBytes();
    }
  }

  private Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>();
    request
        .httpRequest()
        .forEachHeader(
            (name, values) -> {
              if (!MADE_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, String.join(",", values));
              }
            });
    return headers;
  }

  private static HttpExecuteResponse response(HttpAnswer answer) {
    SdkHttpResponse.Builder response = SdkHttpResponse.builder().statusCode(answer.status());
    for (Map.Entry<String, List<String>> header : answer.headers().map().entrySet()) {
      response.putHeader(header.getKey(), header.getValue());
    }
    return HttpExecuteResponse.builder()
        .response(response.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(answer.body())))
        .build();
  }

  @Override
  public void abort() {
    // Whoever gives up interrupts the thread, which ends the exchange.
  }
}
