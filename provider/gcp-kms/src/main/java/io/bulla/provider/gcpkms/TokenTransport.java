package io.bulla.provider.gcpkms;

import com.google.api.client.http.HttpTransport;
import com.google.auth.http.HttpTransportFactory;
import io.bulla.provider.remote.Http;
import io.bulla.provider.remote.Patience;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How Google's library asks for tokens: as this backend asks for everything, under the deadline of
 * the operation that needs the token. For one login at a time.
 */
final class TokenTransport extends HttpTransport implements HttpTransportFactory {
  /** What needs a token. */
  interface Login<T> {
    T run() throws IOException;
  }

  private final Http http;

  private volatile @Nullable Patience current;

  TokenTransport(Http http) {
    this.http = http;
  }

  <T> T within(Patience patience, Login<T> login) throws IOException {
    current = patience;
    try {
      return login.run();
    } finally {
      current = null;
    }
  }

  @Override
  public HttpTransport create() {
    return this;
  }

  @Override
  public boolean supportsMethod(String method) {
    return true;
  }

  @Override
  protected TokenRequest buildRequest(String method, String url) {
    Patience patience =
        Optional.ofNullable(current)
            .orElseThrow(() -> new IllegalStateException("a token is asked for by nobody"));
    return new TokenRequest(http, method, url, patience);
  }
}
