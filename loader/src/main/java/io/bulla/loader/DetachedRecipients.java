package io.bulla.loader;

import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.format.SealId;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the detached recipients file of a sealed file (docs/format.md section 4.4). One that is
 * there counts, whatever is wrong with it: nothing falls back to the slots in the sealed file.
 *
 * @param directory where files by seal id are, before those that stand beside sealed files
 */
record DetachedRecipients(Optional<Path> directory) {
  /** Those that stand beside sealed files only. */
  static final DetachedRecipients BESIDE = new DetachedRecipients(Optional.empty());

  static DetachedRecipients of(LoaderOptions options) {
    return new DetachedRecipients(options.recipientsDirectory());
  }

  /** Whether a path is named as a detached recipients file is. */
  static boolean isNamedSo(Path file) {
    return String.valueOf(file.getFileName()).endsWith(FormatLimits.RECIPIENTS_SUFFIX);
  }

  /** The place beside a sealed file. */
  static Path beside(Path sealedFile) {
    return sealedFile.resolveSibling(sealedFile.getFileName() + FormatLimits.RECIPIENTS_SUFFIX);
  }

  /** The place in a directory for a sealing. */
  static Path in(Path directory, SealId sealId) {
    return directory.resolve(sealId + FormatLimits.RECIPIENTS_SUFFIX);
  }

  /**
   * A sealed file with its recipients where they count.
   *
   * @param file is closed by a failure here
   * @param path where it is; null for one in memory, which has nothing beside it
   */
  SealedFile attach(SealedFile file, @Nullable Path path) throws IOException {
    boolean done = false;
    try {
      Optional<Path> detached = find(file, path);
      SealedFile whole =
          detached.isEmpty() ? file : file.withRecipients(SealedBytes.of(detached.get()));
      done = true;
      return whole;
    } finally {
      if (!done) {
        file.close();
      }
    }
  }

  /** The file that counts; empty where the slots in the sealed file do. */
  Optional<Path> find(SealedFile file, @Nullable Path path) throws IOException {
    if (!file.core().kind().hasSlots()) {
      return Optional.empty();
    }
    Optional<Path> byId = byId(file.core().sealId());
    return byId.isPresent() || path == null ? byId : besideAnyName(path);
  }

  private Optional<Path> byId(SealId sealId) throws IOException {
    if (directory.isEmpty()) {
      return Optional.empty();
    }
    if (!Files.isDirectory(directory.get())) {
      throw new FileSystemException(
          directory.get().toString(),
          null,
          "loader.recipients-directory is not there; mount it, or correct the setting");
    }
    return Optional.of(in(directory.get(), sealId)).filter(DetachedRecipients::isThere);
  }

  /** A link to a sealed file opens with the recipients beside the link, or beside the file. */
  private static Optional<Path> besideAnyName(Path path) throws IOException {
    Path beside = beside(path);
    if (isThere(beside)) {
      return Optional.of(beside);
    }
    try {
      return Optional.of(beside(path.toRealPath())).filter(DetachedRecipients::isThere);
    } catch (NoSuchFileException e) {
      return Optional.empty(); // removed since it was opened, so that it stands nowhere
    }
  }

  /** Also of a link that leads nowhere, which is then refused and not passed over. */
  private static boolean isThere(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }
}
