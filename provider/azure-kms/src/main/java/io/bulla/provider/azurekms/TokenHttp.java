package io.bulla.provider.azurekms;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.bulla.provider.remote.Http;
import io.bulla.provider.remote.HttpAnswer;
import io.bulla.provider.remote.HttpCall;
import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import reactor.core.publisher.Mono;

/**
 * How Microsoft's library asks for the token of one login: as this backend asks for everything,
 * under the deadline of the operation that needs it, and without tries of its own. Safe for use by
 * several threads.
 */
final class TokenHttp implements HttpClient {
  /** The JDK sets what it needs of these itself, and unpacks nothing. */
  private static final Set<String> LEFT_OUT =
      Set.of("accept-encoding", "connection", "content-length", "expect", "host", "upgrade");

  private final Http http;
  private final Patience patience;

  private volatile Optional<KekException> trouble = Optional.empty();

  TokenHttp(Http http, Patience patience) {
    this.http = http;
    this.patience = patience;
  }

  /**
   * What no credentials are to blame for, where that was the last that happened: the library hides
   * it behind failures of its own.
   */
  Optional<KekException> trouble() {
    return trouble;
  }

  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return Mono.fromCallable(() -> sendSync(request, Context.NONE));
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    boolean isDirectory = request.getUrl().getProtocol().equals("https"); // no host's own endpoint
    try {
      HttpAnswer answer = http.sendForToken(call(request), patience);
      answer.retryAfter().ifPresent(patience::notBefore);
      if (isDirectory) {
        refuseTrouble(request, answer.status());
      }
      trouble = Optional.empty();
      return new TokenResponse(request, answer);
    } catch (KekException e) {
      trouble = isDirectory || e.kind() == Kind.TIMED_OUT ? Optional.of(e) : Optional.empty();
      throw new TokenTrouble(e);
    }
  }

  private static HttpCall call(HttpRequest request) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (HttpHeader header : request.getHeaders()) {
      headers.put(header.getName(), header.getValue());
    }
    headers.keySet().removeIf(name -> LEFT_OUT.stream().anyMatch(name::equalsIgnoreCase));
    byte[] body =
        Optional.ofNullable(request.getBodyAsBinaryData())
            .map(data -> data.toBytes())
            .orElse(new byte[0]);
    return new HttpCall(
        request.getHttpMethod().toString(), URI.create(request.getUrl().toString()), headers, body);
  }

  private static void refuseTrouble(HttpRequest request, int status) throws KekException {
    String server = request.getUrl().getAuthority();
    if (status == 429) {
      throw new KekException(Kind.THROTTLED, server + " has too many requests for tokens");
    }
    if (status / 100 == 5 || status == 408) {
      throw new KekException(
          Kind.UNAVAILABLE, server + " cannot give a token now (HTTP " + status + ")");
    }
    if (status / 100 == 3) {
      throw new KekException(
          Kind.BAD_CONFIG, server + " sends whoever wants a token elsewhere (HTTP " + status + ")");
    }
  }
}
