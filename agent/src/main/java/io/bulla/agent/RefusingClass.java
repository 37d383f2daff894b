package io.bulla.agent;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The class file of a class that throws {@link IllegalStateException} when it is first used (JVM
 * Specification, section 4.1): it stands in for an engine's class that must not run unhooked.
 */
final class RefusingClass {
  private static final int JAVA_8 = 52;
  private static final int MAX_MESSAGE_CHARS = 2000;
  private static final int CONSTANTS = 15;

  // Places in the constant pool.
  private static final int THIS_CLASS = 2;
  private static final int SUPER_CLASS = 4;
  private static final int INITIALIZER_NAME = 5;
  private static final int INITIALIZER_DESCRIPTOR = 6;
  private static final int CODE_NAME = 7;
  private static final int EXCEPTION_CLASS = 9;
  private static final int EXCEPTION_CONSTRUCTOR = 13;
  private static final int MESSAGE = 15;

  private RefusingClass() {}

  static byte[] bytes(String internalName, String message) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(0xCAFEBABE);
      out.writeInt(JAVA_8);
      writeConstants(out, internalName, shortened(message));
      writeHead(out);
      writeInitializer(out);
      out.writeShort(0); // attributes
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String shortened(String message) {
    return message.substring(0, Math.min(message.length(), MAX_MESSAGE_CHARS));
  }

  private static void writeConstants(DataOutputStream out, String name, String message)
      throws IOException {
    out.writeShort(CONSTANTS + 1);
    writeClass(out, name, 1);
    writeClass(out, "java/lang/Object", 3);
    writeText(out, "<clinit>");
    writeText(out, "()V");
    writeText(out, "Code");
    writeClass(out, "java/lang/IllegalStateException", 8);
    writeText(out, "<init>");
    writeText(out, "(Ljava/lang/String;)V");
    writePair(out, 12, 10, 11); // NameAndType
    writePair(out, 10, EXCEPTION_CLASS, 12); // Methodref
    writeText(out, message);
    out.writeByte(8); // String
    out.writeShort(14);
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    out.writeByte(1);
    out.writeUTF(text);
  }

  private static void writeClass(DataOutputStream out, String name, int place) throws IOException {
    writeText(out, name);
    out.writeByte(7);
    out.writeShort(place);
  }

  private static void writePair(DataOutputStream out, int tag, int first, int second)
      throws IOException {
    out.writeByte(tag);
    out.writeShort(first);
    out.writeShort(second);
  }

  private static void writeHead(DataOutputStream out) throws IOException {
    out.writeShort(0x0021); // public, super
    out.writeShort(THIS_CLASS);
    out.writeShort(SUPER_CLASS);
    out.writeShort(0); // interfaces
    out.writeShort(0); // fields
  }

  private static void writeInitializer(DataOutputStream out) throws IOException {
    byte[] code = {
      (byte) 0xBB,
      0,
      EXCEPTION_CLASS, // new
      0x59, // dup
      0x12,
      MESSAGE, // ldc
      (byte) 0xB7,
      0,
      EXCEPTION_CONSTRUCTOR, // invokespecial
      (byte) 0xBF // athrow
    };
    out.writeShort(1); // methods
    out.writeShort(0x0008); // static
    out.writeShort(INITIALIZER_NAME);
    out.writeShort(INITIALIZER_DESCRIPTOR);
    out.writeShort(1); // attributes: Code
    out.writeShort(CODE_NAME);
    out.writeInt(12 + code.length);
    out.writeShort(3); // operands on the stack
    out.writeShort(0); // locals
    out.writeInt(code.length);
    out.write(code);
    out.writeShort(0); // exception handlers
    out.writeShort(0); // attributes
  }
}
