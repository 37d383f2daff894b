package io.bulla.cli.forked;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A set-up made by {@code bulla init}, and configurations beside it. Read only. */
final class Keys {
  private static final Path SHARED = init(Scratch.directory("keys").resolve("bulla.properties"));

  private Keys() {}

  /** The configuration that most tests share, with one KEK: models. */
  static Path shared() {
    return SHARED;
  }

  /** The command under it. */
  static Command bulla() {
    return Command.with(SHARED);
  }

  /** The command under it, in this JVM. */
  static Command here() {
    return Command.here(SHARED);
  }

  static String password() {
    return read(SHARED.resolveSibling("keystore.password"));
  }

  /** Another configuration of the same keystore. */
  static Path configuration(String more) {
    Path file = Scratch.directory("configuration").resolve("bulla.properties");
    Path keystore = SHARED.resolveSibling("keystore.bcfks");
    Path password = SHARED.resolveSibling("keystore.password");
    String uri = "keystore:" + keystore + "?password-source=file:" + password;
    return write(file, "kek.models = " + uri + "\n" + more);
  }

  static Path write(Path file, String text) {
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path init(Path configuration) {
    Command.with(configuration).run("init").succeeded();
    return configuration;
  }
}
