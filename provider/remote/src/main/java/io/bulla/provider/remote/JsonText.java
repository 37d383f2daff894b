package io.bulla.provider.remote;

import java.util.Arrays;
import java.util.Base64;

/** Text in JSON that may be a secret: it can be wiped, and never shows itself. For one thread. */
public final class JsonText implements Json {
  private final char[] chars;

  /** Owns the characters. */
  JsonText(char[] chars) {
    this.chars = chars;
  }

  /** Returns it as a string, which nobody can wipe. */
  public String string() {
    return new String(chars);
  }

  /**
   * Decodes it from Base64 into an array that the caller wipes.
   *
   * @throws JsonException if it is no Base64
   */
  public byte[] base64() throws JsonException {
    return decoded(Base64.getDecoder());
  }

  /**
   * Decodes it from the Base64 of URLs, with padding or without, into an array that the caller
   * wipes.
   *
   * @throws JsonException if it is no Base64
   */
  public byte[] base64Url() throws JsonException {
    return decoded(Base64.getUrlDecoder());
  }

  private byte[] decoded(Base64.Decoder decoder) throws JsonException {
    byte[] ascii = new byte[chars.length];
    try {
      for (int i = 0; i < chars.length; i++) {
        ascii[i] = (byte) (chars[i] < 0x80 ? chars[i] : '!');
      }
      return decoder.decode(ascii);
    } catch (IllegalArgumentException e) {
      throw new JsonException("a text is no Base64"); // the cause would show a part of it
    } finally {
      Arrays.fill(ascii, (byte) 0);
    }
  }

  @Override
  public void wipe() {
    Arrays.fill(chars, '\0');
  }

  /** Tells nothing. */
  @Override
  public String toString() {
    return "text";
  }
}
