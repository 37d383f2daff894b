package io.bulla.provider.config;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a secret from a pipe on a thread of its own, because nothing ends a read of a pipe that
 * some process holds open. Whatever nobody takes is wiped.
 */
final class SecretOutput extends Thread {
  private final InputStream in;
  private final byte[] room;
  private byte @Nullable [] secret;
  private @Nullable IOException failure;
  private boolean abandoned;

  /**
   * Reads once it is started.
   *
   * @param maxBytes after which it stops
   */
  SecretOutput(InputStream in, int maxBytes) {
    super("bulla-sops-output");
    setDaemon(true);
    this.in = in;
    this.room = new byte[maxBytes];
  }

  @Override
  public void run() {
    try {
      int length = in.readNBytes(room, 0, room.length);
      keep(Arrays.copyOf(room, length));
    } catch (IOException e) {
      fail(e);
    } finally {
      Arrays.fill(room, (byte) 0);
    }
  }

  private synchronized void keep(byte[] bytes) {
    secret = bytes;
    if (abandoned) {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private synchronized void fail(IOException e) {
    failure = e;
  }

  /** What was read, which the caller wipes; null if the pipe has not ended. */
  synchronized byte @Nullable [] secret() throws IOException {
    if (failure != null) {
      throw failure;
    }
    return secret;
  }

  /** Wipes what was read, or will be. */
  synchronized void abandon() {
    abandoned = true;
    if (secret != null) {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
