package io.bulla.cli.propagate;

import io.bulla.cli.propagate.Aim.Others;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInfo.RecipientInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to become of a model's recipients, by what its header says. That is not authenticated.
 *
 * @param add KEKs that are to become recipients
 * @param remove KEKs that are to be none any more
 * @param stay KEKs that are recipients, and stay
 * @param unsettled whether a recipient slot is damaged, or still holds a recipient that is none any
 *     more, as after a change that was cut short
 */
record Difference(List<String> add, List<String> remove, List<String> stay, boolean unsettled) {
  /** Of a model that could not be looked at. */
  static final Difference UNKNOWN = new Difference(List.of(), List.of(), List.of(), false);

  Difference {
    add = List.copyOf(add);
    remove = List.copyOf(remove);
    stay = List.copyOf(stay);
  }

  /**
   * Compares a header with an aim.
   *
   * @param required KEKs that no model may be without: they are added as if each rule named them,
   *     and never removed
   */
  static Difference of(ModelInfo header, Aim aim, List<String> required) {
    List<String> present =
        header.recipients().stream().map(RecipientInfo::kekId).distinct().toList();
    if (aim.isNone()) {
      return new Difference(List.of(), List.of(), present, false);
    }
    List<String> wanted =
        Stream.concat(aim.kekIds().stream(), required.stream()).distinct().toList();
    List<String> stay = new ArrayList<>(present);
    if (aim.others() == Others.REMOVE) {
      stay.retainAll(wanted);
    }
    return new Difference(
        without(wanted, present), without(present, stay), stay, isUnsettled(header, aim));
  }

  private static List<String> without(List<String> ids, List<String> others) {
    return ids.stream().filter(id -> !others.contains(id)).toList();
  }

  /** Slots of a model that is not to be written stay as they are. */
  private static boolean isUnsettled(ModelInfo header, Aim aim) {
    if (aim.detached().isPresent() && header.recipientsFile().isEmpty()) {
      return false;
    }
    List<RecipientInfo> counting = header.recipients();
    return !header.slots().stream()
        .allMatch(slot -> slot.valid() && counting.containsAll(slot.recipients()));
  }

  boolean isNothing() {
    return add.isEmpty() && remove.isEmpty() && !unsettled;
  }

  /** {@code +} for who comes, {@code -} for who goes. */
  String words() {
    List<String> words = new ArrayList<>();
    add.forEach(id -> words.add("+" + id));
    remove.forEach(id -> words.add("-" + id));
    if (unsettled) {
      words.add("repair");
    }
    return String.join(" ", words);
  }
}
