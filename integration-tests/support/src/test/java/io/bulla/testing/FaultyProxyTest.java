package io.bulla.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultyProxyTest {
  private static final long DEADLINE_SECONDS = 60;
  private static final int SHORT_MILLIS = 100;

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();

  private ServerSocket server;
  private FaultyProxy proxy;
  private Socket client;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    start(this::accept);
    proxy = FaultyProxy.before(URI.create("http://127.0.0.1:" + server.getLocalPort()));
    client = new Socket(InetAddress.getLoopbackAddress(), proxy.address().getPort());
  }

  @AfterEach
  void disconnect() throws IOException {
    client.close();
    proxy.close();
    server.close();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket accepted = server.accept();
        start(() -> echo(accepted));
      }
    } catch (IOException e) {
      received.add("closed");
    }
  }

  private void echo(Socket connection) {
    try (Socket accepted = connection) {
      byte[] piece = new byte[100];
      for (int length = 0; length >= 0; length = accepted.getInputStream().read(piece)) {
        if (length > 0) {
          received.add(new String(piece, 0, length, ISO_8859_1));
          accepted.getOutputStream().write(piece, 0, length);
        }
      }
    } catch (IOException e) {
      received.add("reset");
    }
  }

  @Test
  void connectionWithoutFault_passesBothWays() throws IOException {
    assertThat(asked("one")).isEqualTo("one");
    assertThat(asked("two")).isEqualTo("two");
    assertThat(proxy.connectionCount()).isEqualTo(1);
  }

  @Test
  void hang_keepsTheClientWaiting() throws Exception {
    NetworkFault.Hang hang = proxy.hang();
    client.setSoTimeout(SHORT_MILLIS);

    assertThatThrownBy(() -> asked("one")).isInstanceOf(SocketTimeoutException.class);
    assertThat(hang.awaitClient(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(received).isEmpty();
  }

  @Test
  void cutRequest_neverReachesTheServer() throws IOException {
    assertThat(asked("one")).isEqualTo("one");
    proxy.cutRequests();

    assertThatThrownBy(() -> asked("two")).isInstanceOf(SocketException.class);
    assertThat(received).doesNotContain("two");
  }

  @Test
  void cutAnswer_isLostAfterTheServerDidItsWork() throws Exception {
    proxy.cutAnswers();

    assertThatThrownBy(() -> asked("one")).isInstanceOf(SocketException.class);
    assertThat(received.poll(DEADLINE_SECONDS, TimeUnit.SECONDS)).isEqualTo("one");
  }

  @Test
  void answer_isGivenInTheServersPlace() throws IOException {
    proxy.answer(1, "busy");

    assertThat(asked("one")).isEqualTo("busy");
    assertThat(received).isEmpty();
    client.close();
    client = new Socket(InetAddress.getLoopbackAddress(), proxy.address().getPort());
    assertThat(asked("two")).isEqualTo("two");
  }

  private String asked(String text) throws IOException {
    client.getOutputStream().write(text.getBytes(ISO_8859_1));
    byte[] answer = new byte[100];
    int length = client.getInputStream().read(answer);
    if (length < 0) {
      throw new SocketException("ended without an answer");
    }
    return new String(answer, 0, length, ISO_8859_1);
  }
}
