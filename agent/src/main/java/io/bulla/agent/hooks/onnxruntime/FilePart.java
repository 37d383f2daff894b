package io.bulla.agent.hooks.onnxruntime;

import io.bulla.loader.Plaintext;
import java.nio.ByteBuffer;

/** A part of a file's plaintext, by its place. */
record FilePart(Plaintext file, long offset, int lengthBytes) {
  ByteBuffer bytes() {
    return file.slice(offset, lengthBytes);
  }

  boolean overlaps(FilePart other) {
    return file == other.file
        && offset < other.offset + other.lengthBytes
        && other.offset < offset + lengthBytes;
  }

  /** Wipes it before the file is closed. */
  void forget() {
    file.forget(offset, lengthBytes);
  }
}
