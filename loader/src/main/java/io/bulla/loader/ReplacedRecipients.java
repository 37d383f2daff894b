package io.bulla.loader;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The detached recipients of a model that is sealed anew in its place, locked until that is done.
 * What is sealed anew holds its recipients itself, so that a file beside the old model goes with
 * it. One in a directory is found by the old seal id alone, and stays.
 *
 * @param beside the file beside the model, if there is one; it is the one that counts
 * @param lock of the file that counts, if there is one
 */
record ReplacedRecipients(Optional<Path> beside, Optional<LockedFile> lock)
    implements AutoCloseable {
  /**
   * Those that count for a file whose lock is held.
   *
   * @throws FileSystemException if a file beside it is not the one that counts, and would be lost
   */
  static ReplacedRecipients of(Path head, LoaderOptions options, Duration patience)
      throws IOException {
    Optional<Path> beside = DetachedRecipients.present(DetachedRecipients.beside(head));
    Optional<Path> counting = counting(head, options);
    if (beside.isPresent() && !beside.equals(counting)) {
      throw DetachedRecipients.notApplying(beside.get());
    }
    return counting.isEmpty()
        ? new ReplacedRecipients(beside, Optional.empty())
        : new ReplacedRecipients(
            beside, Optional.of(LockedFile.openToRead(counting.get(), patience)));
  }

  private static Optional<Path> counting(Path head, LoaderOptions options) throws IOException {
    try (SealedFile file = SealedFile.open(head, options.primitives())) {
      return DetachedRecipients.of(options).find(file, List.of(head));
    }
  }

  /**
   * Removes the file beside a model that was replaced. A crash before leaves it beside a model that
   * is refused because of it, and not one that opens for those whom it had removed.
   */
  void remove() throws IOException {
    if (beside.isPresent()) {
      Files.deleteIfExists(beside.get()); // in a directory that was replaced it is gone already
      PrivateFiles.syncDirectory(beside.get());
    }
  }

  @Override
  public void close() throws IOException {
    if (lock.isPresent()) {
      lock.get().close();
    }
  }
}
