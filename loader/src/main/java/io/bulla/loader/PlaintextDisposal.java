package io.bulla.loader;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;

/**
 * Puts the sealed model in its place and deals with the plaintext, in an order in which a crash
 * loses neither.
 *
 * @param files the plaintext
 * @param target where the sealed model goes
 * @param disposal what becomes of the plaintext
 * @param seen the state of each file when sealing began
 */
record PlaintextDisposal(
    PlaintextFiles files, Path target, Disposal disposal, Map<Path, FileTime> seen)
    implements Publication {

  static PlaintextDisposal of(PlaintextFiles files, Path target, Disposal disposal)
      throws IOException {
    if (disposal == Disposal.REPLACE) {
      requireSame(files.root(), target);
    } else {
      PrivateFiles.requireFree(target);
      requireOutside(files.root(), target);
    }
    Map<Path, FileTime> seen = new HashMap<>();
    if (disposal != Disposal.KEEP) {
      new DeletablePlaintext(files).require();
    }
    for (Path file : files.byPath().values()) {
      seen.put(file, Files.getLastModifiedTime(file));
    }
    return new PlaintextDisposal(files, target, disposal, Map.copyOf(seen));
  }

  @Override
  public boolean comparesFirst() {
    return deletesPlaintext();
  }

  @Override
  public boolean deletesPlaintext() {
    return disposal != Disposal.KEEP;
  }

  /** Publishes the finished model; from then on both exist, or only the sealed one. */
  @Override
  public void finish(Path temporary) throws IOException {
    if (deletesPlaintext()) {
      requireUnchanged();
    }
    switch (disposal) {
      case KEEP -> PrivateFiles.publish(temporary, target);
      case DELETE -> {
        PrivateFiles.publish(temporary, target);
        deletePlaintext(files.root());
      }
      case REPLACE -> Replacement.replace(temporary, target, this::requireNothingNew);
    }
  }

  /** What came into the directory since, under its old name, is not in the model. */
  private void requireNothingNew(Path old) throws IOException {
    if (!PlaintextFiles.of(old).byPath().keySet().equals(files.byPath().keySet())) {
      throw gotOrLostFiles();
    }
  }

  private FileSystemException gotOrLostFiles() {
    return new FileSystemException(
        files.root().toString(),
        null,
        "got or lost files while it was sealed; nothing was deleted, seal it again");
  }

  private void deletePlaintext(Path root) throws IOException {
    PrivateFiles.deleteTree(root);
    PrivateFiles.syncDirectory(root);
  }

  private void requireUnchanged() throws IOException {
    for (Map.Entry<Path, FileTime> file : seen.entrySet()) {
      if (!Files.getLastModifiedTime(file.getKey()).equals(file.getValue())) {
        throw new FileSystemException(
            file.getKey().toString(),
            null,
            "changed while it was sealed; nothing was deleted, seal it again");
      }
    }
    if (!PlaintextFiles.of(files.root()).byPath().equals(files.byPath())) {
      throw gotOrLostFiles();
    }
    new DeletablePlaintext(files).require();
  }

  private static void requireSame(Path source, Path target) throws IOException {
    if (!Files.isSameFile(source, target) || Files.isSymbolicLink(target)) {
      throw new FileSystemException(
          target.toString(),
          null,
          "must be the plaintext itself, and no link, to be replaced; name what it leads to");
    }
  }

  static void requireOutside(Path source, Path target) throws IOException {
    Path inside = target.toAbsolutePath().normalize();
    if (Files.isDirectory(source) && inside.startsWith(source.toAbsolutePath().normalize())) {
      throw new FileSystemException(
          target.toString(),
          null,
          "lies in the directory of the model; choose a place outside of it");
    }
  }
}
