package io.bulla.cli.propagate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a rule wants of a model's recipients.
 *
 * @param kekIds the KEKs that are to be recipients, each once
 * @param others what becomes of recipients that are none of them
 * @param detached the directory of the detached recipients files that they go to, where the models
 *     are not to be written
 */
record Aim(List<String> kekIds, Others others, Optional<Path> detached) {
  /** What becomes of recipients that a rule does not name. */
  enum Others {
    KEEP,
    REMOVE
  }

  /** Nothing: the models stay as they are. */
  static final Aim NONE = new Aim(List.of(), Others.KEEP, Optional.empty());

  Aim {
    kekIds = List.copyOf(kekIds);
  }

  boolean isNone() {
    return kekIds.isEmpty();
  }
}
