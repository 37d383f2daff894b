package io.bulla.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is sealed: plaintexts by their member paths; a model that is one file has the empty path.
 */
sealed interface PlaintextSource permits PlaintextFiles, OpenModelPlaintext {
  /** The model's file or directory. */
  Path root();

  /** The member paths, in their order. */
  List<String> paths();

  /** One plaintext, which the caller closes. */
  PlaintextPart open(String path) throws IOException;

  /** The file whose permissions the sealed one takes. */
  Path file(String path);

  /** Those whose content a link brings in from outside of the model's directory. */
  default List<String> outside() throws IOException {
    return List.of();
  }

  /** Plaintext bytes in all. */
  long totalBytes() throws IOException;

  /** Whether the model is a directory. */
  default boolean isDirectory() {
    return !paths().contains("");
  }
}
