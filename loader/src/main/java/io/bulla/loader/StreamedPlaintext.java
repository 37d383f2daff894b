package io.bulla.loader;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * Plaintexts that are made as they are sealed, such as what comes out of decrypting other files.
 * Used by one thread.
 */
public interface StreamedPlaintext {
  /** The member paths, in their order; a model that is one file has the empty path alone. */
  List<String> paths();

  /**
   * Writes one plaintext to its end. Each is asked for once.
   *
   * @throws IOException if it is not whole and authentic: then nothing is sealed
   */
  void writeTo(String path, WritableByteChannel sink) throws IOException;

  /** The file, or with the empty path the directory, whose permissions the sealed one takes. */
  Path permissionsOf(String path);
}
