package io.bulla.provider.bcfips;

import io.bulla.provider.spi.FileReplacement;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import io.bulla.provider.spi.SecretSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One key store file, read again when it changed. A password that was denied is not tried again on
 * the same file: on one that was restored since it is.
 *
 * <p>Safe for use by several threads; changes are safe against other processes.
 */
final class KeystoreFile {
  private static final long MAX_BYTES = 16 << 20;

  private final Path path;
  private final KeystoreFormat format;
  private final SecretSource password;
  private @Nullable Denial denial;
  private @Nullable Keys keys;

  KeystoreFile(Path path, KeystoreFormat format, SecretSource password) {
    this.path = path;
    this.format = format;
    this.password = password;
  }

  Path path() {
    return path;
  }

  FipsModule module() {
    return format.module();
  }

  /** The keys that it holds now. */
  synchronized Keys keys() throws KekException {
    FileStamp stamp = FileStamp.of(path);
    if (keys == null || !keys.stamp().equals(stamp)) {
      byte[] bytes = bytes();
      keys =
          withPassword(
              Optional.of(stamp),
              secret -> Keys.of(format.read(bytes, secret), secret, stamp, format));
    }
    return keys;
  }

  /** Changes it, or makes it; the change sees what is there under the lock. */
  synchronized void change(KeystoreChange change) throws KekException {
    try (FileReplacement lock = FileReplacement.acquire(path)) {
      Optional<FileStamp> stamp = stamp(); // of before the bytes, so that a newer file is tried
      byte[] before = Files.exists(path) ? bytes() : null;
      byte[] after = withPassword(stamp, secret -> change(before, change, secret));
      lock.replace(after, "rw-------");
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private byte[] change(byte @Nullable [] before, KeystoreChange change, char[] secret)
      throws KekException {
    KeyStore store = format.read(before, secret);
    change.apply(store, secret);
    byte[] after = format.write(store, secret);
    change.verify(format.read(after, secret), secret);
    return after;
  }

  private byte[] bytes() throws KekException {
    try {
      if (Files.size(path) > MAX_BYTES) {
        throw new KekException(Kind.DENIED, "keystore " + path + " is too large: no key store");
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw unreachable(e);
    }
  }

  private KekException unreachable(IOException e) {
    if (e instanceof NoSuchFileException) {
      return FileStamp.missing(path, e);
    }
    return new KekException(
        e instanceof java.nio.file.AccessDeniedException ? Kind.DENIED : Kind.UNAVAILABLE,
        "keystore " + path + " cannot be read or written by this user: " + e,
        e);
  }

  private Optional<FileStamp> stamp() throws KekException {
    return Files.exists(path) ? Optional.of(FileStamp.of(path)) : Optional.empty();
  }

  private record Denial(Optional<FileStamp> stamp, KekException denied) {
    KekException again() {
      return new KekException(denied.kind(), String.valueOf(denied.getMessage()), denied);
    }
  }

  private interface PasswordWork<T> {
    T run(char[] secret) throws KekException;
  }

  private <T> T withPassword(Optional<FileStamp> stamp, PasswordWork<T> work) throws KekException {
    if (denial != null && denial.stamp().equals(stamp)) {
      throw denial.again();
    }
    char[] secret = password.read();
    try {
      return work.run(secret);
    } catch (KekException e) {
      denial = e.kind() == Kind.DENIED ? new Denial(stamp, e) : null;
      throw e;
    } finally {
      Arrays.fill(secret, '\0');
    }
  }
}
