package io.bulla.agent;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes opcodes of Python's pickle protocol 2, as far as TorchScript archives need them. */
final class TinyPickle {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  TinyPickle() {
    opcode(0x80).opcode(2);
  }

  private TinyPickle opcode(int code) {
    bytes.write(code);
    return this;
  }

  private TinyPickle raw(String ascii) {
    bytes.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
    return this;
  }

  TinyPickle global(String module, String name) {
    return opcode('c').raw(module + "\n" + name + "\n");
  }

  TinyPickle text(String ascii) {
    return opcode('X').fourBytes(ascii.length()).raw(ascii);
  }

  TinyPickle number(int value) {
    return opcode('J').fourBytes(value);
  }

  private TinyPickle fourBytes(int value) {
    bytes.writeBytes(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    return this;
  }

  TinyPickle isFalse() {
    return opcode(0x89);
  }

  TinyPickle emptyTuple() {
    return opcode(')');
  }

  TinyPickle tupleOfOne() {
    return opcode(0x85);
  }

  TinyPickle emptyDict() {
    return opcode('}');
  }

  TinyPickle mark() {
    return opcode('(');
  }

  TinyPickle tuple() {
    return opcode('t');
  }

  TinyPickle persistentId() {
    return opcode('Q');
  }

  TinyPickle newObject() {
    return opcode(0x81);
  }

  TinyPickle reduce() {
    return opcode('R');
  }

  TinyPickle setItems() {
    return opcode('u');
  }

  TinyPickle build() {
    return opcode('b');
  }

  byte[] bytes() {
    opcode('.');
    return bytes.toByteArray();
  }
}
