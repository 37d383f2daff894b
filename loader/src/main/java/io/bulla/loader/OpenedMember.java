package io.bulla.loader;

import java.io.IOException;

/**
 * A file of an open model, about to be read.
 *
 * @param opening reads it
 * @param owned whether its file is closed with it; the head of a model stays open
 */
record OpenedMember(PayloadOpening opening, boolean owned) implements AutoCloseable {
  @Override
  public void close() throws IOException {
    if (owned) {
      opening.file().close();
    }
  }
}
