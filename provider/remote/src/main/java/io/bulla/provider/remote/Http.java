package io.bulla.provider.remote;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Asks a service by HTTP over TLS, and follows no redirection: credentials go where the
 * configuration says, and nowhere else. Safe for use by several threads.
 */
public final class Http {
  private final String place;
  private final Optional<Path> authorities;
  private final HttpClient client;

  private Http(String place, Optional<Path> authorities, HttpClient client) {
    this.place = place;
    this.authorities = authorities;
    this.client = client;
  }

  /**
   * Asks nobody yet.
   *
   * @param place for people
   * @param authorities a PEM file of the only authorities that are trusted; empty for the JDK's
   * @throws KekException BAD_CONFIG if the file gives none
   */
  public static Http to(String place, Optional<Path> authorities) throws KekException {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER);
    if (authorities.isPresent()) {
      builder.sslContext(Tls.trusting(authorities.get()));
    }
    return new Http(place, authorities, builder.build());
  }

  /**
   * Asks once, over TLS or on this host.
   *
   * @throws KekException UNAVAILABLE, TIMED_OUT, or BAD_CONFIG if the server is not trusted, or
   *     would be asked in clear text; whatever is answered is no failure
   */
  public HttpAnswer send(HttpCall call, Patience patience) throws KekException {
    ClearText.refuse(place, call, ClearText.ON_THIS_HOST);
    return sendAsItIs(call, patience);
  }

  /** The same for a token, which a metadata server next to this host may give in clear text. */
  public HttpAnswer sendForToken(HttpCall call, Patience patience) throws KekException {
    ClearText.refuse(place, call, ClearText.NEXT_TO_THIS_HOST);
    return sendAsItIs(call, patience);
  }

  private HttpAnswer sendAsItIs(HttpCall call, Patience patience) throws KekException {
    patience.left(); // asks nobody where nothing is
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request(call), unused -> new BoundedBody());
    try {
      return answer(patience.await(answer));
    } catch (ExecutionException e) {
      throw HttpFailure.of(place, call, authorities, e.getCause() == null ? e : e.getCause());
    }
  }

  private HttpRequest request(HttpCall call) throws KekException {
    try {
      return newRequest(call);
    } catch (IllegalArgumentException e) {
      // Its words show the header's value, such as a token that no header can have.
      throw new KekException(
          Kind.REFUSED,
          place + ": no request can have such headers as these; is what was got as a token one?");
    }
  }

  private static HttpRequest newRequest(HttpCall call) {
    BodyPublisher body =
        call.body().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(call.body());
    HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).method(call.method(), body);
    call.headers().forEach(request::header);
    return request.build();
  }

  private static HttpAnswer answer(HttpResponse<byte[]> response) {
    Optional<Duration> retryAfter = RetryAfter.of(response.headers(), Instant.now());
    return new HttpAnswer(response.statusCode(), response.headers(), retryAfter, response.body());
  }
}
