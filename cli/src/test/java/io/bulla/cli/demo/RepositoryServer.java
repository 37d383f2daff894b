package io.bulla.cli.demo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A Maven repository on the loopback interface. */
final class RepositoryServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();

  RepositoryServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/maven2/",
        exchange -> {
          requests.incrementAndGet();
          byte[] content = files.get(exchange.getRequestURI().getPath().substring(8));
          exchange.sendResponseHeaders(
              content == null ? 404 : 200, content == null ? -1 : content.length);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(content == null ? new byte[0] : content);
          }
        });
    server.start();
  }

  void serve(String path, byte[] content) {
    files.put(path, content);
  }

  int requests() {
    return requests.get();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/maven2/");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
