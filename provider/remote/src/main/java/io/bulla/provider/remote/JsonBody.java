package io.bulla.provider.remote;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Writes one object of JSON, whose values may be secrets. For one thread. */
public final class JsonBody implements AutoCloseable {
  /** Enough for a DEK and its context; a larger array would leave the smaller one behind. */
  private static final int FIRST_BYTES = 16 * 1024;

  private final Buffer out = new Buffer();

  private static final class Buffer extends ByteArrayOutputStream {
    Buffer() {
      super(FIRST_BYTES);
    }

    byte[] array() {
      return buf;
    }

    void wipe() {
      Arrays.fill(buf, (byte) 0);
    }
  }

  /** Adds a text. */
  public JsonBody text(String name, String value) {
    begin(name);
    quoted(value.toCharArray());
    return this;
  }

  /** Adds a text that stays the caller's to wipe. */
  public JsonBody secret(String name, char[] value) {
    begin(name);
    quoted(value);
    return this;
  }

  /** Adds bytes in Base64. */
  public JsonBody base64(String name, byte[] value) {
    return encoded(name, value, Base64.getEncoder());
  }

  /** Adds bytes in the Base64 of URLs, without padding. */
  public JsonBody base64Url(String name, byte[] value) {
    return encoded(name, value, Base64.getUrlEncoder().withoutPadding());
  }

  private JsonBody encoded(String name, byte[] value, Base64.Encoder encoder) {
    begin(name);
    byte[] ascii = encoder.encode(value);
    out.write('"');
    out.writeBytes(ascii);
    out.write('"');
    Arrays.fill(ascii, (byte) 0);
    return this;
  }

  private void begin(String name) {
    out.write(out.size() == 0 ? '{' : ',');
    quoted(name.toCharArray());
    out.write(':');
  }

  private void quoted(char[] text) {
    out.write('"');
    for (char c : text) {
      if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
        out.write(c);
      } else {
        out.writeBytes(("\\u" + HexFormat.of().toHexDigits(c)).getBytes(StandardCharsets.US_ASCII));
      }
    }
    out.write('"');
  }

  /** Returns the object in an array that the caller wipes. */
  public byte[] bytes() {
    if (out.size() == 0) {
      return new byte[] {'{', '}'};
    }
    byte[] bytes = Arrays.copyOf(out.array(), out.size() + 1);
    bytes[out.size()] = '}';
    return bytes;
  }

  /** Wipes what was written. */
  @Override
  public void close() {
    out.wipe();
  }
}
