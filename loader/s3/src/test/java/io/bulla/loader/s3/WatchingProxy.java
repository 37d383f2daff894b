package io.bulla.loader.s3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands before a server of this host, counts bytes both ways, and holds the first request that
 * holds some words until something has been done. Thread-safe.
 */
final class WatchingProxy implements AutoCloseable {
  private record Watch(String words, Runnable before) {}

  private final ServerSocket listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  private final URI server;
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicReference<Watch> watch = new AtomicReference<>();

  private WatchingProxy(URI server) throws IOException {
    this.server = server;
  }

  static WatchingProxy before(URI server) throws IOException {
    WatchingProxy proxy = new WatchingProxy(server);
    start(proxy::accept);
    return proxy;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  long bytes() {
    return bytes.get();
  }

  /** Does this before the next request with these words in one of its first bytes passes. */
  void before(String words, Runnable action) {
    watch.set(new Watch(words, action));
  }

  boolean stillWaits() {
    return watch.get() != null;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "watching-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket behind = new Socket(server.getHost(), server.getPort());
        start(() -> pass(client, behind, true));
        start(() -> pass(behind, client, false));
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private void pass(Socket from, Socket to, boolean request) {
    byte[] piece = new byte[64 << 10];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
        bytes.addAndGet(count);
        if (request) {
          look(new String(piece, 0, count, ISO_8859_1));
        }
        out.write(piece, 0, count);
        out.flush();
      }
    } catch (IOException e) {
      return; // as connections end
    }
  }

  private void look(String piece) {
    Watch now = watch.get();
    if (now != null && piece.contains(now.words()) && watch.compareAndSet(now, null)) {
      now.before().run();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
