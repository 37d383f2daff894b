package io.bulla.loader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** How a model that was sealed below a temporary name gets its own. */
interface Publication {
  /** Whether something goes for it, so that it has to be opened and compared before. */
  boolean comparesFirst();

  /** Whether that is plaintext. */
  boolean deletesPlaintext();

  /** A detached recipients file that goes with what is replaced. */
  default Optional<Path> replacedRecipients() {
    return Optional.empty();
  }

  /** Publishes the finished model. */
  void finish(Path temporary) throws IOException;
}
