package io.bulla.agent.hooks;

import java.util.Optional;
import net.bytebuddy.jar.asm.Opcodes;

/** A call of the JDK by which engines read files, and the gate's method that takes its place. */
enum FileCall {
  NEW_INPUT_STREAM(
      Opcodes.INVOKESTATIC,
      "java/nio/file/Files",
      "newInputStream",
      "(Ljava/nio/file/Path;[Ljava/nio/file/OpenOption;)Ljava/io/InputStream;",
      "(Ljava/nio/file/Path;[Ljava/nio/file/OpenOption;Ljava/lang/String;)Ljava/io/InputStream;"),
  NEW_BUFFERED_READER(
      Opcodes.INVOKESTATIC,
      "java/nio/file/Files",
      "newBufferedReader",
      "(Ljava/nio/file/Path;)Ljava/io/BufferedReader;",
      "(Ljava/nio/file/Path;Ljava/lang/String;)Ljava/io/BufferedReader;"),
  OPEN_STREAM(
      Opcodes.INVOKEVIRTUAL,
      "java/net/URL",
      "openStream",
      "()Ljava/io/InputStream;",
      "(Ljava/net/URL;Ljava/lang/String;)Ljava/io/InputStream;");

  private final int opcode;
  private final String owner;
  private final String method;
  private final String descriptor;
  private final String gateDescriptor;

  FileCall(int opcode, String owner, String method, String descriptor, String gateDescriptor) {
    this.opcode = opcode;
    this.owner = owner;
    this.method = method;
    this.descriptor = descriptor;
    this.gateDescriptor = gateDescriptor;
  }

  static Optional<FileCall> of(int opcode, String owner, String method, String descriptor) {
    for (FileCall call : values()) {
      if (call.opcode == opcode
          && call.owner.equals(owner)
          && call.method.equals(method)
          && call.descriptor.equals(descriptor)) {
        return Optional.of(call);
      }
    }
    return Optional.empty();
  }

  String gateMethod(boolean callerSwallowsIoException) {
    return callerSwallowsIoException ? method + "OrFail" : method;
  }

  String gateDescriptor() {
    return gateDescriptor;
  }
}
