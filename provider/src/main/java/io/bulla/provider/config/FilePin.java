package io.bulla.provider.config;

import io.bulla.provider.spi.KekException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;

/** {@code file:PATH}: one line of UTF-8, that only its owner may read and write. */
final class FilePin implements PinSource {
  private static final int MAX_BYTES = 4096;

  private final Path file;

  FilePin(Path file) {
    this.file = file;
  }

  /** Also takes the URI form {@code file:///path}, whose authority is empty. */
  static Path resolve(String path, Path baseDirectory) {
    return baseDirectory
        .resolve(path.startsWith("///") ? path.substring(2) : path)
        .toAbsolutePath()
        .normalize();
  }

  @Override
  public char[] read(String prompt, @Nullable CallbackHandler handler) throws KekException {
    byte[] bytes = new byte[MAX_BYTES + 1];
    try {
      return SecretText.ofLine(bytes, readInto(bytes), toString());
    } catch (NoSuchFileException e) {
      throw failure(KekException.Kind.UNAVAILABLE, "is not there", e);
    } catch (AccessDeniedException e) {
      throw failure(KekException.Kind.DENIED, "may not be read by this user", e);
    } catch (IOException e) {
      throw failure(KekException.Kind.UNAVAILABLE, "cannot be read", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private int readInto(byte[] bytes) throws IOException, KekException {
    ClosedFile.refuseOpen(file, toString());
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(bytes, 0, bytes.length);
    }
  }

  private KekException failure(KekException.Kind kind, String what, IOException cause) {
    return new KekException(kind, this + ": the file with the PIN or password " + what, cause);
  }

  @Override
  public String toString() {
    return "file:" + file;
  }
}
