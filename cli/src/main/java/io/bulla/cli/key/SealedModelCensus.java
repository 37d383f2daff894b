package io.bulla.cli.key;

import io.bulla.loader.ModelFormatException;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInspector;
import io.bulla.loader.SealedModel;
import io.bulla.provider.kek.KekAlias;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which sealed models below directories, and behind links there, name which versions of KEKs. Read
 * from their headers without a key, so nothing of it is authenticated; a file that should be sealed
 * and is malformed counts as unreadable, since nobody can tell what it needs.
 *
 * @param modelsByAlias paths by {@code id/version}
 * @param total how many models there are
 * @param unreadable files that begin as a sealed file and cannot be read as one
 */
record SealedModelCensus(
    Map<String, List<Path>> modelsByAlias, List<Path> total, List<Path> unreadable) {

  static SealedModelCensus of(List<Path> directories) throws IOException {
    SealedModelCensus census =
        new SealedModelCensus(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    for (Path directory : directories) {
      census.addBelow(directory);
    }
    return census;
  }

  private void addBelow(Path directory) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause(); // what cannot be looked into may hold what needs the version
    }
    for (Path file : files) {
      if (SealedModel.isSealed(file)) {
        add(file);
      }
    }
  }

  private void add(Path file) throws IOException {
    try {
      ModelInfo info = ModelInspector.inspect(file);
      if (!info.kind().equals("member")) {
        total.add(file);
        info.recipients().forEach(each -> count(each, file));
      }
    } catch (ModelFormatException e) {
      unreadable.add(file);
    }
  }

  private void count(ModelInfo.RecipientInfo recipient, Path file) {
    String alias = KekAlias.of(recipient.kekId(), recipient.kekVersion());
    modelsByAlias.computeIfAbsent(alias, unused -> new ArrayList<>()).add(file);
  }

  List<Path> modelsOf(String alias) {
    return modelsByAlias.getOrDefault(alias, List.of());
  }
}
