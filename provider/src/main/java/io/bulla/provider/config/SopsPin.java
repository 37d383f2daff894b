package io.bulla.provider.config;

import io.bulla.provider.spi.KekException;
import java.util.Arrays;
import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;

/**
 * {@code sops:FILE#PATH}: one line of UTF-8 in a file of SOPS.
 *
 * @param file where it is
 */
record SopsPin(SopsFile file) implements PinSource {
  private static final int MAX_BYTES = 4096;

  @Override
  public char[] read(String prompt, @Nullable CallbackHandler handler) throws KekException {
    byte[] secret = file.read();
    byte[] room = new byte[MAX_BYTES + 1];
    try {
      int length = Math.min(secret.length, room.length);
      System.arraycopy(secret, 0, room, 0, length);
      return SecretText.ofLine(room, length, toString());
    } finally {
      Arrays.fill(secret, (byte) 0);
      Arrays.fill(room, (byte) 0);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
