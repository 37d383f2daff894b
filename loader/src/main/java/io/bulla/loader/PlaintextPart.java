package io.bulla.loader;

import io.bulla.loader.stream.PayloadSource;
import java.io.IOException;

/**
 * One plaintext, open for several threads.
 *
 * @param name for errors
 * @param source its bytes
 * @param lengthBytes their number, taken once
 */
record PlaintextPart(String name, PayloadSource source, long lengthBytes) implements AutoCloseable {
  @Override
  public void close() throws IOException {
    source.close();
  }
}
