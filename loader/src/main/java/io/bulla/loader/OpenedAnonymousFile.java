package io.bulla.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One file of a sealed model, opened by its path into an anonymous file, see {@link AnonymousFile}.
 *
 * @param file the verified plaintext
 * @param model the model that it is of
 * @param timings where the time went
 * @param cipherEngine what decrypted it, and why that was chosen; for people
 */
public record OpenedAnonymousFile(
    AnonymousFile file, ModelInfo model, OpenTimings timings, String cipherEngine)
    implements AutoCloseable {

  /** Its path, see {@link AnonymousFile#path()}. */
  public Path path() {
    return file.path();
  }

  /** What the host did not give for it, for people. */
  public List<String> shortfalls() {
    return file.shortfalls();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
