package io.bulla.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the script {@code integration-tests/servers/install} said when it was asked for a server.
 *
 * @param command what starts the server; empty if it could not be installed
 * @param whyNot why it could not be
 */
record ServerInstallation(List<String> command, String whyNot) {
  static final String SCRIPT = "integration-tests/servers/install";

  /** Installs a server into {@code target/servers}, where it may be already: then at once. */
  static ServerInstallation of(String server) {
    Path root = Tools.checkout();
    String script = root.resolve(SCRIPT).toString();
    String into = root.resolve("target/servers").toString();
    try {
      return of(ProcessOutput.of(new ProcessBuilder(script, "--into", into, server)));
    } catch (IOException e) {
      return new ServerInstallation(List.of(), e.toString());
    }
  }

  private static ServerInstallation of(ProcessOutput output) {
    return output.exitCode() == 0
        ? new ServerInstallation(KeyValueLines.parse(output.standardOutput()).all("command"), "")
        : new ServerInstallation(List.of(), output.standardError().strip());
  }
}
