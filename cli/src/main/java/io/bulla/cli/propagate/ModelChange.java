package io.bulla.cli.propagate;

import io.bulla.cli.Failures;
import io.bulla.loader.ModelInfo;
import java.io.IOException;
import java.util.List;

/**
 * Gives models the recipients that rules want. It looks again after each change, since others may
 * change a model meanwhile. Safe for threads.
 *
 * @param required KEKs that no model may be without
 * @param keksAway what was found out of KEKs in this run
 */
record ModelChange(List<String> required, KeksAway keksAway) {
  private static final int MOST_ROUNDS = 5;

  ModelChange {
    required = List.copyOf(required);
  }

  /** What is to become of recipients. */
  Difference difference(ModelInfo header, Aim aim) {
    return Difference.of(header, aim, required);
  }

  /**
   * Does what can be done, and says what cannot.
   *
   * @throws IOException if this thread was interrupted
   */
  Changed make(PlannedModel model, Aim aim) throws IOException {
    Changed.Builder changed = new Changed.Builder();
    try {
      rounds(model, aim, changed);
    } catch (IOException | RuntimeException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw e;
      }
      changed.keep(Kept.ofModel(Failures.of(e)));
    }
    return changed.done();
  }

  private void rounds(PlannedModel model, Aim aim, Changed.Builder changed) throws IOException {
    Recipients recipients = new Recipients(model, required, keksAway, changed);
    Difference difference = difference(model.header(), aim);
    for (int i = 0; i < MOST_ROUNDS && !difference.isNothing(); i++) {
      recipients.change(difference);
      if (changed.isAnythingKept()) {
        return;
      }
      difference = difference(model.header(), aim);
    }
    if (!difference.isNothing()) {
      throw new IOException(
          "others change the model meanwhile, again and again; run this again when they are done");
    }
  }
}
