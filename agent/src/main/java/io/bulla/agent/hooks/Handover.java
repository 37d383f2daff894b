package io.bulla.agent.hooks;

import java.util.Set;

/** The form in which an engine gets the plaintext of a sealed model. */
public enum Handover {
  /** A path of an anonymous file in memory, such as /proc/self/fd/9. */
  PATH,
  /** A path that ends in the model's own name and leads to such a file. */
  NAMED_PATH,
  /** A directory of such paths, one for each member of a sealed directory. */
  DIRECTORY,
  /** A stream over native memory, in the place of a stream of a sealed file. */
  STREAM,
  /** Bytes in the place of those of a sealed file: an array on the heap, or a direct buffer. */
  BYTES;

  /** The types of arguments that can be replaced so. */
  Set<String> argumentTypes() {
    return switch (this) {
      case PATH, NAMED_PATH, DIRECTORY ->
          Set.of("java.lang.String", "java.nio.file.Path", "java.io.File");
      case STREAM -> Set.of("java.io.InputStream");
      case BYTES -> Set.of("[B", "java.nio.ByteBuffer");
    };
  }
}
