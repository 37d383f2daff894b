package io.bulla.loader;

import io.bulla.loader.format.Recipient;
import java.io.IOException;
import java.util.List;

/** Where the recipients of a model are written that a re-wrapping has planned. */
interface SlotChange {
  /**
   * Makes these the recipients.
   *
   * @param dryRun whether it is only said what would become of them
   */
  RewrapReport.Outcome make(List<Recipient> recipients, boolean dryRun) throws IOException;
}
