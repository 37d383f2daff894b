package io.bulla.testing;

import java.nio.file.Path;
import java.util.List;

/** Starts a server, tells its process's number, and would keep it for good. */
final class ServerHolder {
  private ServerHolder() {}

  public static void main(String[] arguments) throws Exception {
    List<String> command = List.of("/bin/sh", "-c", ServerProcessTest.SCRIPT);
    try (ServerProcess server = ServerProcess.start(command, Path.of(arguments[0]))) {
      System.out.println(server.pid());
      Thread.sleep(Long.MAX_VALUE);
    }
  }
}
