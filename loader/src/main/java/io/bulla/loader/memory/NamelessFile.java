package io.bulla.loader.memory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/** A file in memory that has no name in any directory. Not safe for several threads. */
sealed interface NamelessFile permits Memfd, UnlinkedFile {
  /** For people: where it is, and what to do where it cannot grow. */
  Shortfall whenFull();

  /** By which it is filled, until {@link #protect}. */
  FileChannel channel();

  /** Its path in this process. */
  Path path();

  /** Ends writing; what could not be forbidden. */
  Optional<Shortfall> protect() throws IOException;

  /** Closes its descriptor. */
  void close() throws IOException;
}
