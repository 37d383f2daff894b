package io.bulla.loader;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Seals below a temporary name beside the target; after a failure nothing is left of it. */
final class HalfSealed {
  /** What is done below the temporary name. */
  @FunctionalInterface
  interface Work<T> {
    T at(Path temporary) throws IOException;
  }

  private HalfSealed() {}

  static <T> T run(Path target, Work<T> work) throws IOException {
    requireNoRecipientsOfAnother(target);
    Files.createDirectories(parent(target));
    Path temporary = PrivateFiles.temporaryBeside(target);
    try {
      return work.at(temporary);
    } catch (IOException e) {
      removeAfterFailure(temporary, e);
      throw naming(target, temporary, e);
    } catch (RuntimeException e) {
      removeAfterFailure(temporary, e);
      throw e;
    }
  }

  /** What is sealed has a seal id of its own, so that it would never open beside them. */
  private static void requireNoRecipientsOfAnother(Path target) throws FileSystemException {
    Path beside = DetachedRecipients.beside(target);
    if (Files.exists(beside, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(
          beside.toString(),
          null,
          "is the recipients file of another sealing, and what is sealed now would not open beside"
              + " it; seal to another place, or move it away");
    }
  }

  /** What a channel throws, of a full disk for instance, names no file. */
  private static IOException naming(Path target, Path temporary, IOException e) {
    if (e instanceof FileSystemException failure) {
      return PrivateFiles.namingTarget(target, temporary, failure);
    }
    if (e instanceof SealedModelException
        || e instanceof ClosedChannelException
        || e instanceof PlaintextFailure) {
      return e;
    }
    FileSystemException named = new FileSystemException(target.toString(), null, e.getMessage());
    named.initCause(e);
    return named;
  }

  private static Path parent(Path target) {
    Path parent = target.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException(target + " is no name for a model");
    }
    return parent;
  }

  private static void removeAfterFailure(Path temporary, Exception failure) {
    try {
      PrivateFiles.deleteTree(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
