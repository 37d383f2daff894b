package io.bulla.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A server that all test classes of a run use: started for the first that asks for it, ended with
 * the run. Where it cannot be installed, the classes that ask for it are skipped, visibly. Where
 * the environment variable {@code BULLA_SERVER_<NAME>} names a file, nothing is installed: the file
 * says what the server would have said of itself, in lines of {@code key=value}.
 *
 * @param name as the script that installs it knows it
 */
record SharedServer(String name) {
  private static final Namespace SERVERS = Namespace.create(SharedServer.class);

  /** Returns what the server says of itself. */
  KeyValueLines said(ExtensionContext context) {
    Optional<Path> described = Optional.ofNullable(System.getenv(variable())).map(Path::of);
    return described.isPresent() ? said(described.get()) : running(context).said();
  }

  /** The environment variable that names another server's description. */
  String variable() {
    return "BULLA_SERVER_" + name.toUpperCase(Locale.ROOT);
  }

  static KeyValueLines said(Path description) {
    try {
      return KeyValueLines.parse(Files.readString(description));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ServerProcess running(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(SERVERS)
        .getOrComputeIfAbsent(name, unknown -> start(), ServerProcess.class);
  }

  private ServerProcess start() {
    ServerInstallation installation = ServerInstallation.of(name);
    List<String> command = installation.command();
    Requires.that(
        !command.isEmpty(),
        "the server " + name,
        installation.whyNot() + "; or name another by " + variable());
    try {
      Path parent = Files.createDirectories(Path.of("target", "servers"));
      return ServerProcess.start(command, PrivateFiles.newDirectory(parent.toRealPath(), name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
