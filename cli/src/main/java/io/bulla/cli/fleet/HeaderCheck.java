package io.bulla.cli.fleet;

import io.bulla.cli.fleet.Finding.Kind;
import io.bulla.loader.ModelInfo.RecipientInfo;
import io.bulla.provider.kek.KekAlias;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Compares the recipients that a header names with what they should be. Uses no key.
 *
 * @param keks what is known of KEKs
 * @param required the ids that each model must have
 * @param expected the ids that each model should have, and besides the required ones no others;
 *     empty for whichever
 */
public record HeaderCheck(KnownKeks keks, List<String> required, List<String> expected) {
  /** {@code id/version} of a recipient. */
  public static String name(RecipientInfo recipient) {
    return KekAlias.of(recipient.kekId(), recipient.kekVersion());
  }

  /** {@code id/version} of each recipient that counts. */
  public static List<String> names(ModelHeader header) {
    return header.info().recipients().stream().map(HeaderCheck::name).toList();
  }

  /** What is wrong with a model, or with recipients by themselves. */
  public List<Finding> findings(ModelHeader header) {
    List<Finding> findings = new ArrayList<>(ofVersions(header));
    if (header.isModel()) {
      findings.addAll(inOtherSlots(header));
      findings.addAll(
          ofIds(header.info().recipients().stream().map(RecipientInfo::kekId).toList()));
      if (header.info().degraded()) {
        findings.add(new Finding(Kind.DEGRADED, ""));
      }
    }
    return findings;
  }

  private List<Finding> ofVersions(ModelHeader header) {
    return header.info().recipients().stream()
        .map(this::ofVersion)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Finding> ofVersion(RecipientInfo recipient) {
    String name = name(recipient);
    if (keks.isCompromised(name)) {
      return Optional.of(new Finding(Kind.COMPROMISED, name));
    }
    OptionalInt active = keks.active(recipient.kekId());
    return active.isPresent() && recipient.kekVersion() < active.getAsInt()
        ? Optional.of(new Finding(Kind.STALE, name))
        : Optional.empty();
  }

  /**
   * Compromised versions in slots that do not count: in the spare ones, and in the model's own
   * where detached recipients count. Whoever has such a key needs no slot to count.
   */
  private List<Finding> inOtherSlots(ModelHeader header) {
    List<String> counting = names(header);
    return header
        .slots()
        .flatMap(slot -> slot.recipients().stream())
        .map(HeaderCheck::name)
        .distinct()
        .filter(name -> !counting.contains(name) && keks.isCompromised(name))
        .map(name -> new Finding(Kind.COMPROMISED, name))
        .toList();
  }

  private List<Finding> ofIds(List<String> ids) {
    List<Finding> findings = new ArrayList<>();
    List<String> due = new ArrayList<>(required);
    expected.stream().filter(id -> !due.contains(id)).forEach(due::add);
    due.stream()
        .filter(id -> !ids.contains(id))
        .forEach(id -> findings.add(new Finding(Kind.MISSING, id)));
    if (!expected.isEmpty()) {
      ids.stream()
          .distinct()
          .filter(id -> !due.contains(id))
          .forEach(id -> findings.add(new Finding(Kind.UNEXPECTED, id)));
    }
    return findings;
  }
}
