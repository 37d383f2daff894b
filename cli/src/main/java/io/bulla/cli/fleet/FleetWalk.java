package io.bulla.cli.fleet;

import io.bulla.cli.Failures;
import io.bulla.loader.LoaderOptions;
import io.bulla.loader.store.ModelStore;
import io.bulla.loader.store.StoredObject;
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

  /** Reads one header. */
  private interface Reading {
    Optional<ModelHeader> header() throws IOException;
  }

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
    Map<Object, Callable<Look>> looks = new LinkedHashMap<>();
    for (ModelPlace place : places) {
      if (place instanceof LocalPlace local) {
        addFiles(local, identity, looks, unread);
      } else {
        addObjects((StorePlace) place, looks, unread);
      }
    }
    List<ModelHeader> headers = new ArrayList<>();
    for (Look each : InParallel.all(parallel, List.copyOf(looks.values()))) {
      each.header().ifPresent(headers::add);
      each.unread().ifPresent(unread::add);
    }
    return new Fleet(headers, unread);
  }

  private void addFiles(
      LocalPlace place,
      UnaryOperator<Path> identity,
      Map<Object, Callable<Look>> looks,
      List<Unread> unread)
      throws IOException {
    for (Path file : FileTree.below(place.path(), unread)) {
      looks.putIfAbsent(
          identity.apply(file),
          () -> look(new LocalPlace(file), () -> ModelHeader.read(file, options)));
    }
  }

  /** One that is gone by now will say so when it is read. */
  private static Path realPath(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file;
    }
  }

  private void addObjects(StorePlace place, Map<Object, Callable<Look>> looks, List<Unread> unread)
      throws IOException {
    ModelStore store = options.stores().of(place.uri());
    for (StoredObject object : StoreListing.below(place, store, unread)) {
      looks.putIfAbsent(
          object.uri(),
          () -> look(new StorePlace(object.uri()), () -> ModelHeader.read(object, options)));
    }
  }

  private static Look look(ModelPlace place, Reading reading) {
    try {
      return new Look(reading.header(), Optional.empty());
    } catch (IOException | RuntimeException e) {
      return new Look(Optional.empty(), Optional.of(new Unread(place, Failures.of(e))));
    }
  }
}
