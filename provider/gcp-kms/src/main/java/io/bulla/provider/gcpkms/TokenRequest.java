package io.bulla.provider.gcpkms;

import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import io.bulla.provider.remote.Http;
import io.bulla.provider.remote.HttpAnswer;
import io.bulla.provider.remote.HttpCall;
import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** One request of Google's library. For one thread. */
final class TokenRequest extends LowLevelHttpRequest {
  /** The JDK sets what it needs of these itself, and unpacks nothing. */
  private static final Set<String> LEFT_OUT =
      Set.of("accept-encoding", "connection", "content-length", "expect", "host", "upgrade");

  private final Http http;
  private final String method;
  private final String url;
  private final Patience patience;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  TokenRequest(Http http, String method, String url, Patience patience) {
    this.http = http;
    this.method = method;
    this.url = url;
    this.patience = patience;
  }

  @Override
  public void addHeader(String name, String value) {
    headers.put(name, value);
  }

  @Override
  public LowLevelHttpResponse execute() throws IOException {
    byte[] body = body();
    headers.keySet().removeIf(name -> LEFT_OUT.stream().anyMatch(name::equalsIgnoreCase));
    try {
      HttpAnswer answer =
          http.sendForToken(new HttpCall(method, URI.create(url), headers, body), patience);
      answer.retryAfter().ifPresent(patience::notBefore);
      refuseTrouble(answer.status());
      return new TokenResponse(answer);
    } catch (KekException e) {
      throw new TokenTrouble(e);
    }
  }

  private byte[] body() throws IOException {
    if (getStreamingContent() == null) {
      return new byte[0];
    }
    if (getContentType() != null) {
      headers.put("Content-Type", getContentType());
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    getStreamingContent().writeTo(body);
    return body.toByteArray();
  }

  /** What no credentials are to blame for. */
  private void refuseTrouble(int status) throws KekException {
    String server = URI.create(url).getAuthority();
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
