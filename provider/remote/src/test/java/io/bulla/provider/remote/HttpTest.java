package io.bulla.provider.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a server of the JDK; TLS is tested with each backend. */
class HttpTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private Http http;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
    http = Http.to("a place", Optional.empty());
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private HttpAnswer ask(String path, HttpHandler handler, Duration patience) throws KekException {
    server.createContext(path, handler);
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    HttpCall call =
        new HttpCall("POST", uri, Map.of("X-Name", "value"), "{\"a\":1}".getBytes(UTF_8));
    return http.send(call, new Patience("a place", patience, System::nanoTime));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void call_isSentAndAnswered() throws Exception {
    AtomicReference<String> got = new AtomicReference<>();
    HttpAnswer answer =
        ask(
            "/call",
            exchange -> {
              got.set(
                  exchange.getRequestMethod()
                      + exchange.getRequestHeaders().getFirst("X-Name")
                      + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
              exchange.getResponseHeaders().add("Retry-After", "7");
              answer(exchange, 429, "{\"b\":2}".getBytes(UTF_8));
            },
            LONG);
    assertThat(got).hasValue("POSTvalue{\"a\":1}");
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.headers().firstValue("retry-after")).contains("7");
    assertThat(answer.retryAfter()).contains(Duration.ofSeconds(7));
    assertThat(answer.takeFields().number("b")).hasValue(2);
    assertThat(answer.body()).containsOnly(0);
  }

  @Test
  void longestBody_isTaken_andALongerOneIsNot() throws Exception {
    byte[] longest = new byte[BoundedBody.MOST_BYTES];
    assertThat(ask("/longest", exchange -> answer(exchange, 200, longest), LONG).body())
        .hasSize(BoundedBody.MOST_BYTES);
    byte[] longer = new byte[BoundedBody.MOST_BYTES + 1];
    assertThatThrownBy(() -> ask("/longer", exchange -> answer(exchange, 200, longer), LONG))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
        .hasMessageContaining("longer than");
  }

  @Test
  void bodyThatNeverEnds_timesOut() {
    HttpHandler half =
        exchange -> {
          exchange.sendResponseHeaders(200, 10);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    assertThatThrownBy(() -> ask("/half", half, Duration.ofMillis(200)))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT));
  }

  @Test
  void redirection_isAnAnswer_andNotFollowed() throws Exception {
    HttpHandler elsewhere =
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere");
          answer(exchange, 307, new byte[0]);
        };
    AtomicReference<String> followed = new AtomicReference<>();
    server.createContext("/elsewhere", exchange -> followed.set("yes"));
    assertThat(ask("/here", elsewhere, LONG).status()).isEqualTo(307);
    assertThat(followed).hasNullValue();
  }

  /** The JDK says such a value in its exception, and it may be a token. */
  @Test
  void headerThatCannotBe_isRefused_andNotTold() {
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/none");
    HttpCall call =
        new HttpCall("GET", uri, Map.of("Authorization", "canary-token\n"), new byte[0]);
    assertThatThrownBy(() -> http.send(call, new Patience("a place", LONG, System::nanoTime)))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED))
        .hasMessageNotContaining("canary")
        .hasNoCause();
  }

  /** No such name is looked up: it would be unavailable then. */
  @Test
  void requestInClearText_goesNowhereButToThisHost_orForATokenToAMetadataServer() {
    for (String host : new String[] {"tests.invalid", "127.0.0.1.tests.invalid", "[2001:db8::1]"}) {
      assertClearTextRefused(host, http::send);
      assertClearTextRefused(host, http::sendForToken);
    }
    for (String host : new String[] {"169.254.169.254", "metadata.google.internal"}) {
      assertClearTextRefused(host, http::send);
      assertThat(ClearText.NEXT_TO_THIS_HOST.matcher(host).matches()).isTrue();
    }
  }

  private interface Sending {
    HttpAnswer send(HttpCall call, Patience patience) throws KekException;
  }

  private static void assertClearTextRefused(String host, Sending sending) {
    HttpCall call = new HttpCall("GET", URI.create("http://" + host + "/"), Map.of(), new byte[0]);
    assertThatThrownBy(() -> sending.send(call, new Patience("a place", LONG, System::nanoTime)))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.BAD_CONFIG))
        .hasMessageContaining("clear text");
  }

  @Test
  void patienceThatIsOver_asksNobody() {
    AtomicReference<String> asked = new AtomicReference<>();
    assertThatThrownBy(() -> ask("/late", exchange -> asked.set("yes"), Duration.ZERO))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT));
    assertThat(asked).hasNullValue();
  }
}
