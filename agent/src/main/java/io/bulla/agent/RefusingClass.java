package io.bulla.agent;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Bytes in the place of an engine's class that must not run unhooked: a class file (JVM
 * Specification, section 4.1) under another name, so that the JVM refuses to define the class, and
 * names that name in its NoClassDefFoundError to whoever uses it.
 */
final class RefusingClass {
  static final String NAME =
      "Bulla refuses this class, which it could not hook: see its error on standard error";

  private static final int JAVA_8 = 52;
  private static final int PUBLIC_SUPER = 0x0021;
  private static final int UTF8 = 1;
  private static final int CLASS = 7;

  private RefusingClass() {}

  static byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(0xCAFEBABE);
      out.writeInt(JAVA_8);
      out.writeShort(5); // constants are numbered from 1 to 4
      writeClass(out, NAME, 1);
      writeClass(out, "java/lang/Object", 3);
      out.writeShort(PUBLIC_SUPER);
      out.writeShort(2); // this class
      out.writeShort(4); // super class
      out.writeLong(0); // no interfaces, fields, methods, attributes
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void writeClass(DataOutputStream out, String name, int place) throws IOException {
    out.writeByte(UTF8);
    out.writeUTF(name);
    out.writeByte(CLASS);
    out.writeShort(place);
  }
}
