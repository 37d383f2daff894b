package io.bulla.cli.key;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Session;
import io.bulla.provider.config.PinSource;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.SecretSource;
import java.io.Console;
import java.nio.file.Path;

/** Where the passphrase of an administrator's key comes from. Stateless. */
public final class Passphrase {
  private Passphrase() {}

  /** The source that was named, else the terminal. */
  public static SecretSource of(String source, Path key, Session session) {
    return source.isEmpty() ? () -> ask(key) : named(source, session);
  }

  static SecretSource named(String source, Session session) {
    try {
      PinSource named =
          PinSource.parse(source, Path.of("").toAbsolutePath(), session.environment()::get);
      return () -> read(named);
    } catch (IllegalArgumentException e) {
      throw new Failure(
          ExitCode.USAGE,
          "--passphrase-source " + source + " is neither file:PATH nor env:NAME",
          "put the passphrase in a file of mode 0600: file:PATH",
          e);
    }
  }

  private static char[] read(PinSource named) throws KekException {
    try {
      return named.read("", null);
    } catch (KekException e) {
      throw new KekException(e.kind(), e.getMessage() + "; correct --passphrase-source", e);
    }
  }

  @SuppressWarnings("SystemConsoleNull") // what is no terminal gives what it reads
  private static char[] ask(Path key) throws KekException {
    Console terminal = System.console();
    char[] typed = terminal == null ? null : terminal.readPassword("Passphrase of %s: ", key);
    if (typed == null || typed.length == 0) {
      throw new KekException(
          Kind.DENIED, key + " needs a passphrase, and none was given; use --passphrase-source");
    }
    return typed;
  }
}
