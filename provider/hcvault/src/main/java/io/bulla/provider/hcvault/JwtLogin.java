package io.bulla.provider.hcvault;

import io.bulla.provider.remote.JsonBody;
import io.bulla.provider.remote.Patience;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.KekPlace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * JWT and Kubernetes: a file holds a token of somebody whom Vault trusts, who replaces it before it
 * expires. Kubernetes gives it modes that others can read, so that they are not looked at.
 *
 * @param mount of the auth method
 */
record JwtLogin(Grant grant, KekPlace place, String mount, String role, Path file)
    implements Login {
  private static final int MOST_BYTES = 16 * 1024;

  @Override
  public Token token(Patience patience) throws KekException {
    char[] jwt = read();
    try (JsonBody credentials = new JsonBody()) {
      credentials.text("role", role).secret("jwt", jwt);
      return grant.login(mount, credentials, advice(), patience);
    } finally {
      Arrays.fill(jwt, '\0');
    }
  }

  private char[] read() throws KekException {
    byte[] bytes = new byte[MOST_BYTES + 1];
    try (InputStream in = Files.newInputStream(file)) {
      int length = in.readNBytes(bytes, 0, bytes.length);
      while (length > 0 && bytes[length - 1] <= ' ') {
        length--;
      }
      if (length == 0 || length > MOST_BYTES) {
        throw new IOException("it is no JWT");
      }
      CharBuffer text = StandardCharsets.ISO_8859_1.decode(ByteBuffer.wrap(bytes, 0, length));
      return Arrays.copyOf(text.array(), length);
    } catch (IOException e) {
      throw new KekException(
          Kind.AUTHENTICATION_FAILED,
          place.origin() + ": jwt-file " + file + " cannot be read: " + e + "; " + advice(),
          e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  @Override
  public String advice() {
    return "check auth-mount and role, and that jwt-file holds a token that the role takes";
  }
}
