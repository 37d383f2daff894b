package io.bulla.agent.hooks.onnxruntime;

import io.bulla.agent.hooks.UnfitModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads one protobuf message field by field. Takes whatever protobuf's own parser takes: a message
 * at which this one stops, that one refuses. Not thread-safe.
 */
final class WireReader {
  private static final int FIELD_BITS = 3;
  private static final int START_GROUP = 3;
  private static final int END_GROUP = 4;
  private static final int MAX_TEXT_BYTES = 64 * 1024;

  private final WireInput input;
  private final long end;
  private long position;
  private int tag;

  WireReader(WireInput input, long start, long end) {
    this.input = input;
    this.position = start;
    this.end = end;
  }

  /** Goes to the next field, behind its tag; false at the end of the message. */
  boolean next() throws IOException {
    if (position == end) {
      return false;
    }
    tag = (int) varint();
    return true;
  }

  int field() {
    return tag >>> FIELD_BITS;
  }

  boolean isVarint() {
    return wireType() == 0;
  }

  boolean isLengthDelimited() {
    return wireType() == 2;
  }

  private int wireType() {
    return tag & ((1 << FIELD_BITS) - 1);
  }

  /** Offset of the next byte. */
  long position() {
    return position;
  }

  /** A length, checked against what is left of the message. */
  int length() throws IOException {
    int lengthBytes = (int) varint();
    require(lengthBytes >= 0 && lengthBytes <= end - position, "a length beyond the end");
    return lengthBytes;
  }

  String text() throws IOException {
    int lengthBytes = length();
    if (lengthBytes > MAX_TEXT_BYTES) {
      // The engine would take it, so this must not look like a message that it refuses.
      throw new UnfitModelException("it has a name of more than 64 KiB");
    }
    byte[] text = new byte[lengthBytes];
    for (int i = 0; i < lengthBytes; i++) {
      text[i] = input.at(position++);
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  long varint() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      require(position < end, "a varint beyond the end");
      byte next = input.at(position++);
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new MalformedModelException("a varint of more than ten bytes");
  }

  /** Goes behind the value of the field. */
  void skip() throws IOException {
    switch (wireType()) {
      case 0 -> varint();
      case 1 -> skip(Long.BYTES);
      case 2 -> skip(length());
      case START_GROUP -> skipGroup();
      case 5 -> skip(Integer.BYTES);
      default -> throw new MalformedModelException("no wire type of protobuf");
    }
  }

  void skip(int lengthBytes) throws IOException {
    require(lengthBytes <= end - position, "a field beyond the end");
    position += lengthBytes;
  }

  private void skipGroup() throws IOException {
    for (int depth = 1; depth > 0; ) {
      require(next(), "a group without an end");
      switch (wireType()) {
        case START_GROUP -> depth++;
        case END_GROUP -> depth--;
        default -> skip();
      }
    }
  }

  private static void require(boolean holds, String problem) throws MalformedModelException {
    if (!holds) {
      throw new MalformedModelException(problem);
    }
  }
}
