package io.bulla.cli.fleet;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The models that a command works on.
 *
 * @param named those that an argument names, where every model is meant
 * @param found the others, with their headers
 * @param unread places that may have more
 * @param remarks what a person may like to know of the choice
 */
public record FleetChoice(
    List<ModelPlace> named, List<ModelHeader> found, List<Unread> unread, List<String> remarks) {
  public FleetChoice {
    named = List.copyOf(named);
    found = List.copyOf(found);
    unread = List.copyOf(unread);
    remarks = List.copyOf(remarks);
  }

  /**
   * Looks for them. Uses no KEK.
   *
   * @throws Failure if there is no model at all: a wrong place, or a volume that is not mounted
   */
  public static FleetChoice of(
      List<ModelPlace> arguments, FleetWalk walk, Selection selection, KnownKeks keks)
      throws IOException {
    Targets targets = Targets.of(arguments, walk);
    List<String> remarks = new ArrayList<>();
    targets
        .passedOver()
        .forEach(each -> remarks.add(each + ": passed over: it is changed with its model"));
    if (selection.isEveryModel()) {
      List<ModelHeader> found = targets.found().models().toList();
      requireAny(arguments, targets.named().size() + found.size(), targets.found().unread());
      return new FleetChoice(targets.named(), found, targets.found().unread(), remarks);
    }
    return selected(walk.of(arguments), selection, keks, arguments, remarks);
  }

  private static FleetChoice selected(
      Fleet all,
      Selection selection,
      KnownKeks keks,
      List<ModelPlace> arguments,
      List<String> remarks) {
    HeaderCheck check = new HeaderCheck(keks, List.of(), List.of());
    List<ModelHeader> models = all.models().toList();
    requireAny(arguments, models.size(), all.unread());
    List<ModelHeader> found = models.stream().filter(each -> selection.has(each, check)).toList();
    requireKnown(keks);
    remarks.add(found.size() + " of " + models.size() + " models are chosen");
    keks.numberedElsewhere()
        .forEach(
            id ->
                remarks.add(
                    id
                        + ": its place numbers the versions, so no header tells which model is stale;"
                        + " without --stale each is asked"));
    return new FleetChoice(List.of(), found, all.unread(), remarks);
  }

  private static void requireAny(List<ModelPlace> places, int models, List<Unread> unread) {
    if (models == 0 && unread.isEmpty()) {
      throw new Failure(
          ExitCode.IO,
          "no sealed model is below " + places,
          "name where they are, and see that it is mounted");
    }
  }

  /** A choice by half of what should be known would pass models over. */
  private static void requireKnown(KnownKeks keks) {
    keks.failures().values().stream()
        .findFirst()
        .ifPresent(
            failure -> {
              throw failure;
            });
  }
}
