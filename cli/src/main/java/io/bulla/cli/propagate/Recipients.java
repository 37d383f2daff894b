package io.bulla.cli.propagate;

import io.bulla.cli.Failure;
import io.bulla.cli.Failures;
import io.bulla.loader.ModelKeyException;
import io.bulla.loader.ModelTokenException;
import io.bulla.loader.RewrapRequest;
import io.bulla.loader.SealedModelException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The recipients of one model, to be changed. All that is added and removed goes in one step, after
 * every addition has succeeded; where one of them fails, the others are made one by one, and nobody
 * is removed.
 *
 * @param model the model
 * @param required KEKs that no model may be without
 * @param keksAway what was found out of KEKs in this run
 * @param changed told of what is done
 */
record Recipients(
    PlannedModel model, List<String> required, KeksAway keksAway, Changed.Builder changed) {
  void change(Difference difference) throws IOException {
    List<String> asked = difference.add().stream().filter(this::isToBeAsked).toList();
    boolean all = asked.equals(difference.add());
    if (!all && asked.isEmpty()) {
      return;
    }
    try {
      rewrap(RewrapRequest.REPAIR.adding(asked).removing(all ? difference.remove() : List.of()));
      asked.forEach(keksAway::answered);
    } catch (ModelTokenException | ModelKeyException e) {
      if (asked.isEmpty()) {
        throw e;
      }
      requireThatItOpens(difference, e);
      for (String id : asked) {
        add(id, difference);
      }
    }
  }

  private boolean isToBeAsked(String id) {
    Optional<Failure> away = keksAway.why(id);
    away.ifPresent(why -> changed.keep(new Kept(id, why)));
    return away.isEmpty();
  }

  /** Where the model does not open, or lacks a required recipient, no addition can succeed. */
  private void requireThatItOpens(Difference difference, SealedModelException failed)
      throws IOException {
    try {
      model.rewrap(RewrapRequest.REPAIR.adding(missingRequired(difference)).withoutWriting());
    } catch (ModelTokenException | ModelKeyException e) {
      failed.addSuppressed(e);
      throw failed;
    }
  }

  private void add(String id, Difference difference) throws IOException {
    List<String> together = new ArrayList<>(missingRequired(difference));
    if (!together.contains(id)) {
      together.add(id);
    }
    try {
      rewrap(RewrapRequest.REPAIR.adding(together));
      keksAway.answered(id);
    } catch (ModelTokenException | ModelKeyException e) {
      keksAway.failed(id, e);
      changed.keep(new Kept(id, Failures.of(e)));
    }
  }

  /** Without these nothing is written at all. */
  private List<String> missingRequired(Difference difference) {
    return difference.add().stream().filter(required::contains).toList();
  }

  private void rewrap(RewrapRequest request) throws IOException {
    changed.add(model.rewrap(request));
  }
}
