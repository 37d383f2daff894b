package io.bulla.cli.key;

import io.bulla.cli.RecipientsFile;
import io.bulla.cli.SealedFiles;
import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelFormatException;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInspector;
import io.bulla.provider.kek.KekAlias;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which sealed models below directories, and behind links there, name which versions of KEKs, in
 * themselves or in a detached recipients file that is found there, whichever of them counts. Read
 * from their headers without a key, so nothing of it is authenticated; a file that should be sealed
 * and is malformed counts as unreadable, since nobody can tell what it needs.
 *
 * @param modelsByAlias paths by {@code id/version}
 * @param total how many models there are
 * @param unreadable files that begin as a sealed file and cannot be read as one
 */
record SealedModelCensus(
    Map<String, Set<Path>> modelsByAlias, List<Path> total, List<Path> unreadable) {

  /** What counts as a model; members and detached recipients files are parts of one. */
  private static final Set<String> HEADS = Set.of("file", "manifest");

  /**
   * Looks below directories, and where detached recipients are by the configuration: a model may
   * open by these alone.
   */
  static SealedModelCensus of(List<Path> directories, LoaderOptions options) throws IOException {
    List<Path> all = new ArrayList<>(directories);
    options.recipientsDirectory().ifPresent(all::add);
    return of(all);
  }

  static SealedModelCensus of(List<Path> directories) throws IOException {
    SealedModelCensus census =
        new SealedModelCensus(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    for (Path directory : directories) {
      census.addBelow(directory);
    }
    return census;
  }

  private void addBelow(Path directory) throws IOException {
    for (Path file : SealedFiles.below(directory)) {
      add(file);
    }
  }

  private void add(Path file) throws IOException {
    try {
      ModelInfo info = ModelInspector.inspectOwnRecipients(file);
      if (HEADS.contains(info.kind())) {
        total.add(file);
      }
      // A detached recipients file is the model's that it stands beside.
      Path model = RecipientsFile.modelBeside(file).orElse(file);
      info.recipients().forEach(each -> count(each, model));
    } catch (ModelFormatException e) {
      unreadable.add(file);
    }
  }

  private void count(ModelInfo.RecipientInfo recipient, Path file) {
    String alias = KekAlias.of(recipient.kekId(), recipient.kekVersion());
    modelsByAlias.computeIfAbsent(alias, unused -> new LinkedHashSet<>()).add(file);
  }

  List<Path> modelsOf(String alias) {
    return List.copyOf(modelsByAlias.getOrDefault(alias, Set.of()));
  }
}
