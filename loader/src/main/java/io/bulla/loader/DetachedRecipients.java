package io.bulla.loader;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bulla.loader.format.FormatLimits;
import io.bulla.loader.format.SealId;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * Finds the detached recipients file of a sealed file (docs/format.md section 4.4). One that is
 * there counts, whatever is wrong with it: nothing falls back to the slots in the sealed file.
 *
 * @param directory where files by seal id are, before those that stand beside sealed files
 */
record DetachedRecipients(Optional<Path> directory) {
  /** No file system has longer names: such a file cannot be there. */
  private static final int LONGEST_NAME_BYTES = 255;

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

  /** The refusal to seal in a place beside which one stands. */
  static FileSystemException notApplying(Path file) {
    return new FileSystemException(
        file.toString(),
        null,
        "is the recipients file of another sealing, and what is sealed now would not open beside"
            + " it; seal to another place, or move it away");
  }

  /** As {@link #attach(SealedFile, List)}, for a file that has one name. */
  SealedFile attach(SealedFile file, Path path) throws IOException {
    return attach(file, List.of(path));
  }

  /**
   * A sealed file with its recipients where they count.
   *
   * @param file is closed by a failure here
   * @param names by which it was asked for, the first one first; none for one in memory, which has
   *     nothing beside it
   */
  SealedFile attach(SealedFile file, List<Path> names) throws IOException {
    boolean done = false;
    try {
      Optional<Path> detached = find(file, names);
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
  Optional<Path> find(SealedFile file, List<Path> names) throws IOException {
    if (!file.core().kind().hasSlots()) {
      return Optional.empty();
    }
    Optional<Path> byId = byId(file.core().sealId());
    return byId.isPresent() ? byId : besideAny(names);
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
    return present(in(directory.get(), sealId));
  }

  /** A link to a sealed file opens with the recipients beside the link, or beside the file. */
  private static Optional<Path> besideAny(List<Path> names) throws IOException {
    for (Path name : names) {
      Optional<Path> asNamed = present(beside(name));
      if (asNamed.isPresent()) {
        return asNamed;
      }
    }
    for (Path name : names) {
      Optional<Path> asItIs = besideItself(name);
      if (asItIs.isPresent()) {
        return asItIs;
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> besideItself(Path name) throws IOException {
    try {
      return present(beside(name.toRealPath()));
    } catch (NoSuchFileException e) {
      return Optional.empty(); // removed since it was opened, so that it stands nowhere
    }
  }

  /**
   * Also a link that leads nowhere, which is then refused and not passed over.
   *
   * @throws IOException if it cannot be looked at: that it is not there, nobody has seen then
   */
  static Optional<Path> present(Path file) throws IOException {
    if (String.valueOf(file.getFileName()).getBytes(UTF_8).length > LONGEST_NAME_BYTES) {
      return Optional.empty();
    }
    try {
      Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return Optional.of(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
