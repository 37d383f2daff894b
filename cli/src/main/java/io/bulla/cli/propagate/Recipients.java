package io.bulla.cli.propagate;

import io.bulla.cli.Failures;
import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelKeyException;
import io.bulla.loader.ModelRewrapper;
import io.bulla.loader.ModelTokenException;
import io.bulla.loader.RewrapRequest;
import io.bulla.loader.SealedModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The recipients of one model, to be changed. All that is added and removed goes in one step, after
 * every addition has succeeded; where one of them fails, the others are made one by one, and nobody
 * is removed.
 *
 * @param model the sealed file, or the manifest of a directory
 * @param aim what a rule wants of it
 * @param options under which its recipients are those that the rule is about
 * @param keksAway what was found out of KEKs in this run
 * @param changed told of what is done
 */
record Recipients(
    Path model, Aim aim, LoaderOptions options, KeksAway keksAway, Changed.Builder changed) {
  void change(Difference difference) throws IOException {
    if (difference.add().stream().anyMatch(keksAway::isAway)) {
      addEach(difference);
      return;
    }
    try {
      rewrap(request().adding(difference.add()).removing(difference.remove()));
      difference.add().forEach(keksAway::answered);
    } catch (ModelTokenException | ModelKeyException e) {
      requireThatItOpens(difference, e);
      addEach(difference);
    }
  }

  /** Where the model does not open, or lacks a required recipient, no addition can succeed. */
  private void requireThatItOpens(Difference difference, SealedModelException failed)
      throws IOException {
    try {
      rewrapper().rewrap(model, request().adding(required(difference)).withoutWriting());
    } catch (ModelTokenException | ModelKeyException e) {
      failed.addSuppressed(e);
      throw failed;
    }
  }

  private void addEach(Difference difference) throws IOException {
    for (String id : difference.add()) {
      if (keksAway.isAway(id)) {
        changed.keep(new Kept(id, KeksAway.failure(id)));
      } else {
        add(id, difference);
      }
    }
  }

  private void add(String id, Difference difference) throws IOException {
    List<String> together = new ArrayList<>(required(difference));
    if (!together.contains(id)) {
      together.add(id);
    }
    try {
      rewrap(request().adding(together));
      keksAway.answered(id);
    } catch (ModelTokenException | ModelKeyException e) {
      keksAway.failed(id, e);
      changed.keep(new Kept(id, Failures.of(e)));
    }
  }

  /** Without these nothing is written at all. */
  private List<String> required(Difference difference) {
    return difference.add().stream().filter(options.requiredRecipients()::contains).toList();
  }

  private void rewrap(RewrapRequest request) throws IOException {
    changed.add(rewrapper().rewrap(model, request));
  }

  private ModelRewrapper rewrapper() {
    return new ModelRewrapper(options);
  }

  private RewrapRequest request() {
    return aim.detached().map(RewrapRequest.REPAIR::detachedIn).orElse(RewrapRequest.REPAIR);
  }
}
