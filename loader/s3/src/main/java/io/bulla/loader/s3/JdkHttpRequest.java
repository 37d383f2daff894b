package io.bulla.loader.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/** One request of the SDK, its answer in memory. For one thread, but for {@link #abort}. */
final class JdkHttpRequest implements ExecutableHttpRequest {
  /** The JDK's client makes them itself, alike. */
  private static final Set<String> MADE_BY_THE_CLIENT =
      Set.of("connection", "content-length", "expect", "host", "upgrade");

  private static final Pattern THIS_HOST =
      Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[::1]");

  private final HttpClient client;
  private final HttpExecuteRequest request;
  private volatile @Nullable CompletableFuture<HttpResponse<byte[]>> answer;

  JdkHttpRequest(HttpClient client, HttpExecuteRequest request) {
    this.client = client;
    this.request = request;
  }

  @Override
  public HttpExecuteResponse call() throws IOException {
    refuseClearText(request.httpRequest().getUri());
    CompletableFuture<HttpResponse<byte[]>> sent =
        client.sendAsync(httpRequest(), unused -> new BoundedBody());
    answer = sent;
    try {
      return response(sent.get());
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while S3 was asked");
    } catch (CancellationException e) {
      throw new IOException("the request was given up", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  private static void refuseClearText(URI uri) throws ClearTextException {
    boolean stays = THIS_HOST.matcher(String.valueOf(uri.getHost())).matches();
    if (!stays && !"https".equals(uri.getScheme())) {
      throw new ClearTextException(uri.getScheme() + "://" + withoutUserInfo(uri));
    }
  }

  private static String withoutUserInfo(URI uri) {
    String authority = String.valueOf(uri.getRawAuthority());
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  private HttpRequest httpRequest() {
    SdkHttpRequest from = request.httpRequest();
    HttpRequest.Builder to =
        HttpRequest.newBuilder(from.getUri()).method(from.method().name(), body());
    from.forEachHeader(
        (name, values) -> {
          if (!MADE_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
            to.header(name, String.join(",", values));
          }
        });
    return to.build();
  }

  private BodyPublisher body() {
    ContentStreamProvider content = request.contentStreamProvider().orElse(null);
    long lengthBytes =
        request.httpRequest().firstMatchingHeader("Content-Length").map(Long::parseLong).orElse(0L);
    return content == null || lengthBytes == 0
        ? BodyPublishers.noBody()
        : BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(content::newStream), lengthBytes);
  }

  private static HttpExecuteResponse response(HttpResponse<byte[]> from) {
    SdkHttpResponse.Builder response = SdkHttpResponse.builder().statusCode(from.statusCode());
    from.headers().map().forEach(response::putHeader);
    return HttpExecuteResponse.builder()
        .response(response.build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(from.body())))
        .build();
  }

  /** From the SDK's timer, when the request has taken too long. */
  @Override
  public void abort() {
    CompletableFuture<HttpResponse<byte[]>> sent = answer;
    if (sent != null) {
      sent.cancel(true);
    }
  }
}
