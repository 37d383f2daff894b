package io.bulla.cli.key;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Session;
import io.bulla.cli.Workbench;
import io.bulla.loader.LoaderOptions;
import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.lifecycle.Authorization;
import io.bulla.provider.lifecycle.KekDestruction;
import io.bulla.provider.lifecycle.StateRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bulla key destroy}. */
@Command(
    name = "destroy",
    header = "Destroy a version of a KEK, for good; two administrators have to.",
    description = {
      "The first call asks for it: the version refuses from then on, so that whoever needs it still"
          + " speaks up. bulla key resume calls it off. After the waiting period another"
          + " administrator gives the same command, and the key is deleted from its place.",
      "Each time the directories of --models are looked through, and it is refused while a sealed"
          + " model there names the version. Backups and other copies are yours to think of: what"
          + " only this version opens is lost."
    })
public final class KeyDestroyCommand implements Callable<Integer> {
  private static final int SHOWN_MODELS = 5;

  private final Session session;

  @Parameters(paramLabel = "KEK/VERSION", description = "The version, e.g. models/1.")
  private String version = "";

  @Option(
      names = "--models",
      paramLabel = "DIRECTORY",
      required = true,
      description = "Where the sealed models are; may be given several times.")
  private List<Path> models = new ArrayList<>();

  @Option(
      names = "--no-models",
      description = "Go on though no sealed model at all is below --models.")
  private boolean noModels;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = Days.class,
      description =
          "A waiting period longer than that of lifecycle.destruction-wait, when it is asked for.")
  private @Nullable Duration wait;

  @Mixin private AdminOptions admin = new AdminOptions();

  public KeyDestroyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    Workbench workbench = session.workbench();
    KekAlias alias = Administration.version(workbench, version);
    Administration administration = Administration.of(workbench);
    administration.requireSigned();
    refuseNeeded(workbench.options());
    Authorization authorization = admin.authorization(session, workbench);
    Optional<StateRecord> asked =
        Administration.attempt(() -> administration.destruction().asked(alias));
    session
        .console()
        .print(
            asked.isPresent()
                ? approve(administration, alias, authorization)
                : ask(administration, alias, authorization));
    return ExitCode.OK.number();
  }

  private String ask(Administration administration, KekAlias alias, Authorization authorization) {
    StateRecord record =
        Administration.attempt(
            () -> {
              KekDestruction destruction = administration.destruction();
              Duration waiting = wait == null ? destruction.leastWait() : wait;
              return destruction.ask(alias, waiting, authorization);
            });
    return record.alias()
        + " is "
        + record.state().label()
        + ", and may be destroyed after "
        + record.destroyAfter().orElseThrow()
        + " by another administrator";
  }

  private static String approve(
      Administration administration, KekAlias alias, Authorization authorization) {
    StateRecord record =
        Administration.attempt(() -> administration.destruction().approve(alias, authorization));
    return record.alias() + " is destroyed: its key is deleted from its place";
  }

  private void refuseNeeded(LoaderOptions options) throws IOException {
    refuseNoDirectory();
    SealedModelCensus census = SealedModelCensus.of(models, options);
    refuse(census.modelsOf(version), "still named by", "bulla rewrap --to-newest, or --remove");
    refuse(census.unreadable(), "perhaps needed by what cannot be read:", "repair or remove them");
    refuseNothingSeen(census.total().size());
    session
        .console()
        .remark(census.total().size() + " sealed models looked at; none names " + version);
  }

  private void refuseNoDirectory() throws IOException {
    for (Path each : models) {
      if (Files.exists(each) && !Files.isDirectory(each)) {
        throw new NotDirectoryException(each.toString());
      }
    }
  }

  /** A look at the wrong place, or at a volume that is not mounted, says nothing. */
  private void refuseNothingSeen(int total) {
    if (total == 0 && !noModels) {
      throw new Failure(
          ExitCode.KEY,
          "no sealed model is below " + models,
          "name where they are, or add --no-models if there are none");
    }
  }

  private void refuse(List<Path> found, String what, String hint) {
    if (!found.isEmpty()) {
      String some =
          found.stream().limit(SHOWN_MODELS).map(Path::toString).collect(Collectors.joining(", "));
      String more =
          found.size() > SHOWN_MODELS ? " and " + (found.size() - SHOWN_MODELS) + " more" : "";
      throw new Failure(ExitCode.KEY, version + " is " + what + " " + some + more, hint);
    }
  }
}
