package io.bulla.loader;

import io.bulla.loader.format.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * The recipients that a request makes of those that there are.
 *
 * @param recipients the recipients to be, in the format's order
 * @param leftAlone ids of KEKs that cannot be asked for a newer version here
 */
record RecipientPlan(List<Recipient> recipients, List<String> leftAlone) {
  /** The KEKs, as a plan needs them. */
  interface Keks {
    /** Empty where the KEK's place chooses it when it wraps. */
    OptionalInt activeVersion(String kekId) throws SealedModelException;

    Recipient wrap(String kekId) throws SealedModelException;
  }

  RecipientPlan {
    recipients = recipients.stream().sorted(Recipient.ORDER).toList();
    leftAlone = List.copyOf(leftAlone);
  }

  static RecipientPlan of(
      List<Recipient> present, RewrapRequest request, List<String> configured, Keks keks)
      throws SealedModelException {
    List<Recipient> kept =
        present.stream()
            .filter(recipient -> !request.remove().contains(recipient.kekId()))
            .toList();
    List<Recipient> planned = new ArrayList<>();
    List<String> leftAlone = new ArrayList<>();
    for (String id : new TreeSet<>(ids(kept))) {
      List<Recipient> versions = kept.stream().filter(r -> r.kekId().equals(id)).toList();
      boolean moves = request.add().contains(id) || (request.toNewest() && configured.contains(id));
      planned.addAll(moves ? newest(id, versions, keks) : versions);
      if (request.toNewest() && !moves) {
        leftAlone.add(id);
      }
    }
    for (String id : new TreeSet<>(request.add())) {
      if (!ids(kept).contains(id)) {
        planned.add(keks.wrap(id));
      }
    }
    return new RecipientPlan(planned, leftAlone);
  }

  /** Never an older version than there is: the active one may be a stale view of its place. */
  private static List<Recipient> newest(String id, List<Recipient> versions, Keks keks)
      throws SealedModelException {
    OptionalInt active = keks.activeVersion(id);
    if (active.isEmpty()) {
      return List.of(presentOr(keks.wrap(id), versions));
    }
    Recipient newestPresent = versions.get(versions.size() - 1);
    boolean current = newestPresent.kekVersion() >= active.getAsInt();
    return List.of(current ? newestPresent : keks.wrap(id));
  }

  /** Numbers that a place gives need not ascend, so the one that it wraps by now is the newest. */
  private static Recipient presentOr(Recipient made, List<Recipient> versions) {
    return versions.stream()
        .filter(present -> present.kekVersion() == made.kekVersion())
        .findFirst()
        .orElse(made);
  }

  private static List<String> ids(List<Recipient> recipients) {
    return recipients.stream().map(Recipient::kekId).toList();
  }

  /** The ids of the recipients to be. */
  List<String> kekIds() {
    return ids(recipients);
  }
}
