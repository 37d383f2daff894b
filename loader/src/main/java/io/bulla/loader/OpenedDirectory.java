package io.bulla.loader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The members below one directory of a sealed model, opened into anonymous files, see {@link
 * AnonymousFile}. Immutable; close gives them all back.
 *
 * @param files verified plaintext by path below the directory, with slashes
 * @param model the model that they are of
 * @param timings where the time went
 * @param cipherEngine what decrypted them, and why that was chosen; for people
 */
public record OpenedDirectory(
    Map<String, AnonymousFile> files, ModelInfo model, OpenTimings timings, String cipherEngine)
    implements AutoCloseable {

  /** Copies the map. */
  public OpenedDirectory {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }

  /** Length of all of them together, in bytes. */
  public long lengthBytes() {
    return files.values().stream().mapToLong(AnonymousFile::lengthBytes).sum();
  }

  /** What the host did not give for them, each once, for people. */
  public Collection<String> shortfalls() {
    Collection<String> all = new TreeSet<>();
    files.values().forEach(file -> all.addAll(file.shortfalls()));
    return all;
  }

  @Override
  public void close() throws IOException {
    closeAll(files.values());
  }

  /** All of them are closed, whatever becomes of one. */
  static void closeAll(Collection<AnonymousFile> files) throws IOException {
    List<IOException> failures = new ArrayList<>();
    for (AnonymousFile file : files) {
      try {
        file.close();
      } catch (IOException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }
}
