package io.bulla.cli.fleet;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Failures;
import io.bulla.loader.LoaderOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/**
 * Finds sealed files in places, and reads their headers: each once, several at a time. Uses no key.
 * Goes on where it cannot look, and says so.
 *
 * @param options say where detached recipients are
 * @param parallel how many headers are read at a time
 */
public record FleetWalk(LoaderOptions options, int parallel) {
  /** One file: what it is, or why nobody can tell. */
  private record Look(Optional<ModelHeader> header, Optional<Unread> unread) {}

  /** What there is. A file that several names or places lead to counts once. */
  public Fleet of(List<? extends ModelPlace> places) throws IOException {
    return of(places, FleetWalk::realPath);
  }

  /** The same, but a file that several names lead to counts by each of them. */
  public Fleet byEveryName(List<? extends ModelPlace> places) throws IOException {
    return of(places, name -> name);
  }

  private Fleet of(List<? extends ModelPlace> places, UnaryOperator<Path> identity)
      throws IOException {
    List<Unread> unread = new ArrayList<>();
    List<Callable<Look>> looks = new ArrayList<>();
    for (Path file : files(places, unread, identity)) {
      looks.add(() -> look(file));
    }
    List<ModelHeader> headers = new ArrayList<>();
    for (Look each : InParallel.all(parallel, looks)) {
      each.header().ifPresent(headers::add);
      each.unread().ifPresent(unread::add);
    }
    return new Fleet(headers, unread);
  }

  private static Iterable<Path> files(
      List<? extends ModelPlace> places, List<Unread> unread, UnaryOperator<Path> identity)
      throws IOException {
    Map<Path, Path> once = new LinkedHashMap<>();
    for (ModelPlace place : places) {
      for (Path file : FileTree.below(local(place), unread)) {
        once.putIfAbsent(identity.apply(file), file);
      }
    }
    return once.values();
  }

  /** One that is gone by now will say so when it is read. */
  private static Path realPath(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }

  private static Path local(ModelPlace place) {
    if (place instanceof LocalPlace local) {
      return local.path();
    }
    throw new Failure(
        ExitCode.USAGE, place + ": no store is known here", "name files and directories");
  }

  private Look look(Path file) {
    try {
      return new Look(ModelHeader.read(file, options), Optional.empty());
    } catch (IOException | RuntimeException e) {
      Unread unread = new Unread(new LocalPlace(file), Failures.of(e));
      return new Look(Optional.empty(), Optional.of(unread));
    }
  }
}
