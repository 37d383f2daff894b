package io.bulla.provider.remote;

import io.bulla.provider.spi.KekException;

/** A call into a client library; it tells the library's failures as its own. */
@FunctionalInterface
public interface LibraryCall<T> {
  /** Calls it. May be interrupted, and is then not waited for any more. */
  T run() throws KekException;
}
