package io.bulla.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a server of this host and fails as networks and busy servers do: what passes, also
 * within TLS, is decided anew for each piece of bytes, so that a connection that is kept fails like
 * a new one. Thread-safe.
 */
public final class FaultyProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final URI server;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();

  private volatile NetworkFault fault = new NetworkFault.None();

  private FaultyProxy(URI server) throws IOException {
    this.server = server;
    this.listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  }

  /** Opens a loopback port before a server, through which all passes at first. */
  public static FaultyProxy before(URI server) throws IOException {
    FaultyProxy proxy = new FaultyProxy(server);
    Thread accepting = new Thread(proxy::accept, "faulty-proxy");
    accepting.setDaemon(true);
    accepting.start();
    return proxy;
  }

  /** The server's address, but for the port. */
  public URI address() {
    return URI.create(server.getScheme() + "://127.0.0.1:" + listener.getLocalPort());
  }

  /** All passes from now on, except on connections that failed. */
  public void pass() {
    fault = new NetworkFault.None();
  }

  /** What a client sends from now on is taken and never answered. */
  public NetworkFault.Hang hang() {
    NetworkFault.Hang hang = new NetworkFault.Hang();
    fault = hang;
    return hang;
  }

  /** A connection is reset from now on when a client sends: the server gets nothing. */
  public void cutRequests() {
    fault = new NetworkFault.CutRequest();
  }

  /** A connection is reset from now on when the server answers: it has got the bytes before. */
  public void cutAnswers() {
    fault = new NetworkFault.CutAnswer();
  }

  /**
   * The next requests get this answer in the server's place, and then all passes. Without TLS only.
   *
   * @param answer an HTTP response that says {@code Connection: close}
   */
  public void answer(int times, String answer) {
    fault = new NetworkFault.Answer(times, answer.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** How many connections clients made. */
  public int connectionCount() {
    return accepted.get();
  }

  /**
   * Waits until no client is connected: whoever gives up waiting for an answer ends the connection.
   *
   * @return false if one still is
   */
  public synchronized boolean awaitNoClient(long timeout, TimeUnit unit)
      throws InterruptedException {
    long endNanos = System.nanoTime() + unit.toNanos(timeout);
    while (!connections.isEmpty()) {
      long leftMillis = TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime());
      if (leftMillis <= 0) {
        return false;
      }
      wait(leftMillis);
    }
    return true;
  }

  synchronized void ended(ProxiedConnection connection) {
    connections.remove(connection);
    notifyAll();
  }

  NetworkFault fault() {
    return fault;
  }

  private void accept() {
    try {
      while (true) {
        connect(listener.accept());
      }
    } catch (IOException e) {
      if (!listener.isClosed()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A server that is away is away for the client too. */
  private void connect(Socket client) throws IOException {
    accepted.incrementAndGet();
    try {
      ProxiedConnection connection = ProxiedConnection.open(this, client, server);
      connections.add(connection);
      connection.start();
    } catch (ConnectException e) {
      client.close();
    }
  }

  /** Ends all connections, and takes no more. */
  @Override
  public void close() throws IOException {
    listener.close();
    for (ProxiedConnection connection : connections) {
      connection.close();
    }
  }
}
