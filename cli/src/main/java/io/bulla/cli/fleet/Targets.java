package io.bulla.cli.fleet;

import io.bulla.cli.RecipientsFile;
import io.bulla.loader.format.FormatLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which models the arguments of a command mean.
 *
 * @param named models that an argument names
 * @param found models below directories that are none
 * @param passedOver detached recipients files beside their models, which a pattern of a shell named
 *     with these
 */
public record Targets(List<ModelPlace> named, Fleet found, List<ModelPlace> passedOver) {
  public Targets {
    named = List.copyOf(named);
    passedOver = List.copyOf(passedOver);
  }

  /** Looks below the directories. One argument alone is meant as it stands. */
  public static Targets of(List<ModelPlace> arguments, FleetWalk walk) throws IOException {
    List<ModelPlace> named = new ArrayList<>();
    List<ModelPlace> above = new ArrayList<>();
    List<ModelPlace> passedOver = new ArrayList<>();
    for (ModelPlace place : arguments) {
      if (isAbove(place)) {
        above.add(place);
      } else if (arguments.size() > 1 && isBesideItsModel(place)) {
        passedOver.add(place);
      } else {
        named.add(place);
      }
    }
    return new Targets(named, walk.of(above), passedOver);
  }

  /** Whether an argument is no model and may have some below it. */
  public static boolean isAbove(ModelPlace place) {
    return !(place instanceof LocalPlace local)
        || (Files.isDirectory(local.path())
            && !Files.exists(local.path().resolve(FormatLimits.MANIFEST_NAME)));
  }

  private static boolean isBesideItsModel(ModelPlace place) {
    return place instanceof LocalPlace local && isBesideItsModel(local.path());
  }

  private static boolean isBesideItsModel(Path file) {
    return Files.isRegularFile(file) && RecipientsFile.modelBeside(file).isPresent();
  }
}
