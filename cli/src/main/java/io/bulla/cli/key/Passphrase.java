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
import java.util.Arrays;

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
          "--passphrase-source " + source + " is neither file:PATH nor env:NAME nor sops:FILE#PATH",
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

  private static char[] ask(Path key) throws KekException {
    char[] typed = typed("Passphrase of %s: ", key);
    if (typed.length == 0) {
      throw new KekException(
          Kind.DENIED, key + " needs a passphrase, and none was given; use --passphrase-source");
    }
    return typed;
  }

  /** One that nobody knows yet: typed twice, since what is mistyped once opens the key no more. */
  static SecretSource chosenFor(Path key) {
    return () -> askTwice(key);
  }

  private static char[] askTwice(Path key) {
    char[] typed = typed("Passphrase for %s, which is new: ", key);
    if (typed.length == 0) {
      throw new Failure(
          ExitCode.USAGE,
          key + " needs a passphrase, and none was given; here may be no terminal",
          "name a file or a variable with one: --passphrase-source file:PATH; or let the key be"
              + " unencrypted: --no-passphrase");
    }
    char[] again = typed("The same again: ", key);
    boolean same = Arrays.equals(typed, again);
    Arrays.fill(again, ' ');
    if (!same) {
      Arrays.fill(typed, ' ');
      throw new Failure(
          ExitCode.USAGE, "the two passphrases for " + key + " differ", "type one twice");
    }
    return typed;
  }

  /** Empty where there is no terminal. */
  @SuppressWarnings("SystemConsoleNull") // what is no terminal gives what it reads
  private static char[] typed(String prompt, Path key) {
    Console terminal = System.console();
    char[] typed = terminal == null ? null : terminal.readPassword(prompt, key);
    return typed == null ? new char[0] : typed;
  }
}
