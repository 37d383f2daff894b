package io.bulla.loader;

import java.io.IOException;

/**
 * Another writer was at the recipient slots though the file is locked, as where its file system
 * locks nothing. What was done so far is void; it may be done again.
 */
final class SlotsChangedException extends IOException {
  private static final long serialVersionUID = 1L;

  SlotsChangedException(String name) {
    super(name + ": another writer changed its recipients meanwhile; try again");
  }
}
