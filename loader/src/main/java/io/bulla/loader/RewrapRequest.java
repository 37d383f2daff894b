package io.bulla.loader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to become of a model's recipients. Asked twice, it changes nothing the second time.
 * Immutable.
 *
 * @param add KEKs to add by their active version; one that is a recipient by an older version moves
 *     to it
 * @param remove KEKs to remove in all their versions
 * @param toNewest whether each KEK that the configuration names moves to its active version, older
 *     ones removed
 * @param dryRun whether nothing is written; KEKs are asked all the same
 * @param detached where the recipients go instead of into the model, and count from then on once it
 *     stands where readers look: a detached recipients file, which is made if it is not there, or a
 *     directory that is there, in which it has its name by seal id. Empty: where they count now
 */
public record RewrapRequest(
    List<String> add,
    List<String> remove,
    boolean toNewest,
    boolean dryRun,
    Optional<Path> detached) {
  /** Asks for nothing but that both recipient slots are whole. */
  public static final RewrapRequest REPAIR =
      new RewrapRequest(List.of(), List.of(), false, false, Optional.empty());

  /**
   * A request.
   *
   * @throws IllegalArgumentException if a KEK is to be added and removed
   */
  public RewrapRequest {
    add = List.copyOf(add);
    remove = List.copyOf(remove);
    List<String> both = new ArrayList<>(add);
    both.retainAll(remove);
    if (!both.isEmpty()) {
      throw new IllegalArgumentException("a KEK is to be added and removed: " + both);
    }
  }

  /** This request, adding these KEKs. */
  public RewrapRequest adding(List<String> kekIds) {
    return new RewrapRequest(kekIds, remove, toNewest, dryRun, detached);
  }

  /** This request, removing these KEKs. */
  public RewrapRequest removing(List<String> kekIds) {
    return new RewrapRequest(add, kekIds, toNewest, dryRun, detached);
  }

  /** This request, moving to active versions. */
  public RewrapRequest movingToNewest() {
    return new RewrapRequest(add, remove, true, dryRun, detached);
  }

  /** This request as a rehearsal. */
  public RewrapRequest withoutWriting() {
    return new RewrapRequest(add, remove, toNewest, true, detached);
  }

  /** This request, into a detached recipients file. */
  public RewrapRequest detachedIn(Path fileOrDirectory) {
    return new RewrapRequest(add, remove, toNewest, dryRun, Optional.of(fileOrDirectory));
  }
}
