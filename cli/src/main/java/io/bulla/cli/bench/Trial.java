package io.bulla.cli.bench;

import java.io.IOException;

/** What is measured again and again. */
@FunctionalInterface
interface Trial {
  /**
   * Does it once, makes sure that it was done, and tells the figure of this time.
   *
   * @throws NotMeasurableException if this host does not offer it
   */
  double run() throws IOException;
}
