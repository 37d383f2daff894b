package io.bulla.loader;

import java.util.ArrayList;
import java.util.List;

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
 */
public record RewrapRequest(
    List<String> add, List<String> remove, boolean toNewest, boolean dryRun) {
  /** Asks for nothing but that both recipient slots are whole. */
  public static final RewrapRequest REPAIR = new RewrapRequest(List.of(), List.of(), false, false);

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
    return new RewrapRequest(kekIds, remove, toNewest, dryRun);
  }

  /** This request, removing these KEKs. */
  public RewrapRequest removing(List<String> kekIds) {
    return new RewrapRequest(add, kekIds, toNewest, dryRun);
  }

  /** This request, moving to active versions. */
  public RewrapRequest movingToNewest() {
    return new RewrapRequest(add, remove, true, dryRun);
  }

  /** This request as a rehearsal. */
  public RewrapRequest withoutWriting() {
    return new RewrapRequest(add, remove, toNewest, true);
  }
}
