package io.bulla.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Arrays;

/** A client's connection and the one to the server behind it, each way on a thread of its own. */
final class ProxiedConnection implements AutoCloseable {
  private static final int PIECE_BYTES = 1 << 14;

  private final FaultyProxy proxy;
  private final Socket client;
  private final Socket server;

  private ProxiedConnection(FaultyProxy proxy, Socket client, Socket server) {
    this.proxy = proxy;
    this.client = client;
    this.server = server;
  }

  static ProxiedConnection open(FaultyProxy proxy, Socket client, URI server) throws IOException {
    Socket behind = new Socket(server.getHost(), server.getPort());
    return new ProxiedConnection(proxy, client, behind);
  }

  /** Begins, once the proxy knows of it. */
  void start() {
    start(this::takeRequests);
    start(this::takeAnswers);
  }

  private static void start(Runnable way) {
    Thread thread = new Thread(way, "faulty-proxy-connection");
    thread.setDaemon(true);
    thread.start();
  }

  /** What to do with a piece; false if there is nothing more to do with what follows. */
  private interface Taking {
    boolean take(byte[] piece) throws IOException;
  }

  private void takeRequests() {
    takeAll(client, this::takeRequest);
  }

  private void takeAnswers() {
    takeAll(server, this::takeAnswer);
  }

  /** A connection that ends, however it does, ends on both sides. */
  private void takeAll(Socket from, Taking taking) {
    try (this) {
      InputStream in = from.getInputStream();
      byte[] piece = new byte[PIECE_BYTES];
      int length = in.read(piece);
      while (length > 0 && taking.take(Arrays.copyOf(piece, length))) {
        length = in.read(piece);
      }
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // reset by a client, the server or the proxy: this is what it is for
    }
  }

  private boolean takeRequest(byte[] piece) throws IOException {
    NetworkFault fault = proxy.fault();
    if (fault instanceof NetworkFault.Hang hang) {
      hang.hold();
      return false;
    }
    if (fault instanceof NetworkFault.CutRequest) {
      return reset();
    }
    if (fault instanceof NetworkFault.Answer answer && answer.take()) {
      client.getOutputStream().write(answer.bytes());
      client.shutdownOutput();
      return false;
    }
    server.getOutputStream().write(piece);
    return true;
  }

  private boolean takeAnswer(byte[] piece) throws IOException {
    NetworkFault fault = proxy.fault();
    if (fault instanceof NetworkFault.Hang) {
      return false;
    }
    if (fault instanceof NetworkFault.CutAnswer) {
      return reset();
    }
    client.getOutputStream().write(piece);
    return true;
  }

  private boolean reset() throws IOException {
    client.setSoLinger(true, 0);
    client.close();
    return false;
  }

  @Override
  public void close() throws IOException {
    client.close();
    server.close();
    proxy.ended(this);
  }
}
