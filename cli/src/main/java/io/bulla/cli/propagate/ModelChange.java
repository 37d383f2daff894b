package io.bulla.cli.propagate;

import io.bulla.cli.Failures;
import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelInspector;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Gives models the recipients that rules want. It looks again after each change, since others may
 * change a model meanwhile. Safe for threads.
 *
 * @param options of this process
 * @param keksAway what was found out of KEKs in this run
 */
record ModelChange(LoaderOptions options, KeksAway keksAway) {
  private static final int MOST_ROUNDS = 5;

  /** The difference of one model, by its header, and so without a proof. */
  Difference difference(Path model, Aim aim) throws IOException {
    return Difference.of(
        ModelInspector.inspect(model, optionsOf(aim)), aim, options.requiredRecipients());
  }

  /** Does what can be done, and says what cannot. */
  Changed make(Path model, Aim aim) {
    Changed.Builder changed = new Changed.Builder();
    try {
      Recipients recipients = new Recipients(model, aim, optionsOf(aim), keksAway, changed);
      for (int i = 0; i < MOST_ROUNDS; i++) {
        Difference difference = difference(model, aim);
        if (difference.isNothing()) {
          return changed.done();
        }
        recipients.change(difference);
        if (changed.isAnythingKept()) {
          return changed.done();
        }
      }
      throw new IOException(model + ": others change it meanwhile, again and again; run this again");
    } catch (IOException | RuntimeException e) {
      changed.keep(Kept.ofModel(Failures.of(e)));
      return changed.done();
    }
  }

  /** Those under which the recipients count that a rule is about. */
  private LoaderOptions optionsOf(Aim aim) {
    return aim.detached().map(options::withRecipientsDirectory).orElse(options);
  }
}
