package io.bulla.cli.fleet;

import java.nio.file.Path;

/**
 * Where models are, or one is: a path on this host, or a place in a store. Its string is what a
 * person wrote, or would write. Immutable.
 */
public sealed interface ModelPlace permits LocalPlace, StorePlace {
  /**
   * What an argument names.
   *
   * @throws java.nio.file.InvalidPathException if it is no path in this locale
   * @throws IllegalArgumentException if it begins as a store's URI does and is none
   */
  static ModelPlace of(String text) {
    return StorePlace.isOne(text) ? StorePlace.of(text) : new LocalPlace(Path.of(text));
  }
}
