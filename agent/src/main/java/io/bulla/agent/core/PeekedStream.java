package io.bulla.agent.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;

/** A stream whose first bytes were looked at and put back. */
record PeekedStream(ByteBuffer head, InputStream stream) {
  /** As many as the magic of a sealed file has (docs/format.md, section 3.1), and to spare. */
  private static final int HEAD_BYTES = 80;

  static PeekedStream of(InputStream stream) throws IOException {
    byte[] head = stream.readNBytes(HEAD_BYTES);
    PushbackInputStream whole = new PushbackInputStream(stream, HEAD_BYTES);
    whole.unread(head);
    return new PeekedStream(ByteBuffer.wrap(head), whole);
  }
}
