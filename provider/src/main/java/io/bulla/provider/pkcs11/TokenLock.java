package io.bulla.provider.pkcs11;

import static io.bulla.provider.spi.KekException.Kind.REFUSED;
import static io.bulla.provider.spi.KekException.Kind.UNAVAILABLE;

import io.bulla.provider.spi.FileFailure;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.ProcessLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/**
 * A lock that lets one process of a user on this host generate keys on a token at a time. It does
 * not reach other users or hosts: who generates checks afterwards.
 */
final class TokenLock implements AutoCloseable {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private final ProcessLock lock;

  private TokenLock(ProcessLock lock) {
    this.lock = lock;
  }

  static TokenLock acquire(TokenIdentity token, Duration atMost) throws KekException {
    try {
      return new TokenLock(ProcessLock.acquire(file(token), atMost));
    } catch (IOException e) {
      throw new KekException(
          UNAVAILABLE,
          "cannot make a lock file in "
              + directory()
              + " ("
              + FileFailure.words(e)
              + "); set java.io.tmpdir to a"
              + " directory that you may write",
          e);
    }
  }

  private static Path file(TokenIdentity token) throws IOException, KekException {
    String text = String.join("\n", token.module().toString(), token.serial(), token.label());
    String name = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    return ownDirectory().resolve("token-" + name + ".lock");
  }

  private static Path directory() {
    return Path.of(
        System.getProperty("java.io.tmpdir"), "bulla-" + System.getProperty("user.name"));
  }

  /** With mode 0700 only its owner can put a file there, and none is ever written to. */
  private static Path ownDirectory() throws IOException, KekException {
    Path directory = directory();
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      makeDirectory(directory);
    }
    boolean own =
        Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
            && Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS)
                .equals(OWNER_ONLY);
    if (!own) {
      throw new KekException(REFUSED, directory + " is not a directory with mode 0700; remove it");
    }
    return directory;
  }

  private static void makeDirectory(Path directory) throws IOException {
    try {
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (java.nio.file.FileAlreadyExistsException e) {
      // Another process was first; what it made is checked like any other.
    }
  }

  @Override
  public void close() throws KekException {
    try {
      lock.close();
    } catch (IOException e) {
      throw new KekException(UNAVAILABLE, "cannot release a token's lock: " + e, e);
    }
  }
}
