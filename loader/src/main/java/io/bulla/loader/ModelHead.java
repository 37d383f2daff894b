package io.bulla.loader;

import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.format.ModelKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The file of a model that holds its recipients: the model itself, or its manifest. */
final class ModelHead {
  private static final String FOR_A_PATH =
      "open the directory that holds its " + FormatLimits.MANIFEST_NAME + ", or a path below it";

  private static final String FOR_AN_OBJECT =
      "open it by the beginning of its objects' URIs, with a / at the end";

  /** Bytes do not say where they come from, or as what a caller takes them. */
  private static final String FOR_BYTES =
      "load it by its path, beside its "
          + FormatLimits.MANIFEST_NAME
          + "; what an application reads by itself must be sealed singly: bulla seal FILE";

  private ModelHead() {}

  /** The file by the model's path. */
  static Path locate(Path fileOrDirectory) throws ModelFormatException {
    if (!Files.isDirectory(fileOrDirectory)) {
      return fileOrDirectory;
    }
    Path manifest = fileOrDirectory.resolve(FormatLimits.MANIFEST_NAME);
    if (!Files.exists(manifest)) {
      throw Refusals.notSealed(
          fileOrDirectory, "is no sealed model: it has no " + FormatLimits.MANIFEST_NAME);
    }
    return manifest;
  }

  /**
   * The names beside which a detached recipients file may stand: of a directory model its manifest,
   * of a file each one by which it was asked for, the first one first.
   *
   * @param path where the file is; null for one in memory
   */
  static List<Path> names(SealedFile file, @Nullable Path path, PinnedPlace place) {
    if (path == null) {
      return List.of();
    }
    boolean alone = file.core().kind() != ModelKind.MANIFEST && !place.whole();
    List<Path> asked = alone ? place.asked() : List.of();
    return Stream.concat(asked.stream(), Stream.of(path)).distinct().toList();
  }

  /**
   * Refuses a member, which has no recipients of its own.
   *
   * @param place where the file is
   */
  static void require(SealedFile file, PinnedPlace place) throws ModelIdentityException {
    if (file.core().kind() == ModelKind.MEMBER) {
      throw Refusals.identity(
          file.name(),
          "is the member "
              + file.core().memberPath()
              + " of a directory model, and no model by itself",
          place.isStore() ? FOR_AN_OBJECT : place.isMemory() ? FOR_BYTES : FOR_A_PATH);
    }
  }
}
