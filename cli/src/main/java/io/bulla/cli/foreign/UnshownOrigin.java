package io.bulla.cli.foreign;

import io.bulla.formats.spi.ForeignFormat;

/** The words for a file that anybody could have made. Stateless. */
final class UnshownOrigin {
  private UnshownOrigin() {}

  static String of(ForeignFormat format) {
    return format.name() + " with this key does not show who encrypted it";
  }
}
