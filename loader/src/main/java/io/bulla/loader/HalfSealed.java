package io.bulla.loader;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Seals below a temporary name beside the target; after a failure nothing is left of it. */
final class HalfSealed {
  /** What is done below the temporary name. */
  @FunctionalInterface
  interface Work<T> {
    T at(Path temporary) throws IOException;
  }

  private HalfSealed() {}

  /**
   * Runs the work, which publishes what it has sealed.
   *
   * @param replacedRecipients a detached recipients file that goes with what is replaced
   */
  static <T> T run(Path target, Optional<Path> replacedRecipients, Work<T> work)
      throws IOException {
    requireNoRecipientsOfAnother(target, replacedRecipients);
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
  static void requireNoRecipientsOfAnother(Path target, Optional<Path> replacedRecipients)
      throws IOException {
    Optional<Path> beside = DetachedRecipients.present(DetachedRecipients.beside(target));
    if (beside.isPresent() && !beside.equals(replacedRecipients)) {
      throw DetachedRecipients.notApplying(beside.get());
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
