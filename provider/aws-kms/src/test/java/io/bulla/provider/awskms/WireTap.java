package io.bulla.provider.awskms;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** Stands before a server of this host, and writes down what passes before it passes it on. */
final class WireTap implements AutoCloseable {
  private final ServerSocket listener;
  private final URI server;
  private final ByteArrayOutputStream requests = new ByteArrayOutputStream();
  private final ByteArrayOutputStream answers = new ByteArrayOutputStream();

  private WireTap(URI server) throws IOException {
    this.server = server;
    this.listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
  }

  static WireTap before(URI server) throws IOException {
    WireTap tap = new WireTap(server);
    start(tap::accept);
    return tap;
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "wire-tap");
    thread.setDaemon(true);
    thread.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** All that clients said, one character a byte. */
  String requests() {
    return requests.toString(ISO_8859_1);
  }

  /** All that the server said. */
  String answers() {
    return answers.toString(ISO_8859_1);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket behind = new Socket(server.getHost(), server.getPort());
        start(() -> pass(client, behind, requests));
        start(() -> pass(behind, client, answers));
      }
    } catch (IOException e) {
      // closed: nothing more is to be heard
    }
  }

  private static void pass(Socket from, Socket to, ByteArrayOutputStream heard) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] piece = new byte[1 << 14];
      for (int length = in.read(piece); length > 0; length = in.read(piece)) {
        heard.write(piece, 0, length);
        out.write(piece, 0, length);
      }
    } catch (IOException e) {
      // one side ended, and so does the other
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
