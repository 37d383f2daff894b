package io.bulla.cli.propagate;

import io.bulla.cli.Failures;
import io.bulla.loader.ModelInspector;
import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks for the models that a plan is about, behind links too. What cannot be looked at is noted,
 * and passed over. For one use.
 */
final class ModelSearch extends SimpleFileVisitor<Path> {
  private static final Set<String> HEADS = Set.of("file", "manifest");

  private final Plan plan;
  private final List<FoundModel> models = new ArrayList<>();
  private final List<Unreachable> unreachable = new ArrayList<>();

  private ModelSearch(Plan plan) {
    this.plan = plan;
  }

  /**
   * What was found.
   *
   * @param models by their paths
   * @param unreachable what could not be looked at
   */
  record Found(List<FoundModel> models, List<Unreachable> unreachable) {}

  /**
   * Searches the places of a plan.
   *
   * @throws io.bulla.cli.Failure if the plan contradicts itself about a model, or has a rule about
   *     none
   */
  static Found search(Plan plan) throws IOException {
    ModelSearch search = new ModelSearch(plan);
    for (Path place : search.places()) {
      if (Files.exists(place)) {
        Files.walkFileTree(place, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, search);
      }
    }
    search.requireModelsForEachRule();
    search.models.sort(Comparator.comparing(FoundModel::path));
    return new Found(List.copyOf(search.models), List.copyOf(search.unreachable));
  }

  /** Each once, and none that is below another. */
  private List<Path> places() {
    List<Path> places = new ArrayList<>();
    Set<Path> all = new TreeSet<>();
    plan.rules().forEach(rule -> all.add(Path.of(rule.pattern().above().toString())));
    for (Path place : all) {
      if (places.stream().noneMatch(place::startsWith)) {
        places.add(place);
      }
    }
    return places;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    try {
      look(file);
    } catch (NoSuchFileException e) {
      return FileVisitResult.CONTINUE; // removed since, or a link that leads nowhere: no model
    } catch (IOException e) {
      unreachable.add(new Unreachable(file, Failures.of(e)));
    }
    return FileVisitResult.CONTINUE;
  }

  private void look(Path file) throws IOException {
    if (SealedModel.isSealed(file)
        && HEADS.contains(ModelInspector.inspectOwnRecipients(file).kind())) {
      plan.ruleFor(PlaceName.of(file)).ifPresent(rule -> models.add(new FoundModel(file, rule)));
    }
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException failure) {
    unreachable.add(new Unreachable(file, Failures.of(failure)));
    return FileVisitResult.CONTINUE;
  }

  /** A mistyped place would go unnoticed otherwise, and so would a volume that is not mounted. */
  private void requireModelsForEachRule() {
    List<PlaceName> names = models.stream().map(model -> PlaceName.of(model.path())).toList();
    for (Rule rule : plan.aboutNoneOf(names)) {
      if (!mayBeUnreachable(rule)) {
        throw rule.line()
            .error(
                "[models " + rule.pattern() + "] matches no sealed model",
                "correct it, or see that the place is mounted; remove it if its models are gone");
      }
    }
  }

  private boolean mayBeUnreachable(Rule rule) {
    Path above = Path.of(rule.pattern().above().toString());
    return unreachable.stream()
        .map(Unreachable::path)
        .anyMatch(path -> path.startsWith(above) || above.startsWith(path));
  }
}
