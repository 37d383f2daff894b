package io.bulla.loader;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A sealed file with its recipient slots where they count, or where a caller says, in a file whose
 * lock is held: nobody who takes the same lock changes them, or makes others count, until it is
 * closed. The sealed file itself is its owner's to close.
 */
final class LockedSlots implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final SealedFile file;
  private final Optional<Path> recipientsFile;
  private final List<LockedFile> locks;

  /**
   * @param locks the last one is of what holds the slots
   */
  private LockedSlots(SealedFile file, Optional<Path> recipientsFile, LockedFile... locks) {
    this.file = file;
    this.recipientsFile = recipientsFile;
    this.locks = List.of(locks);
  }

  /**
   * Those that count, for one who changes them. Which file they are in is looked up again once it
   * is locked: only then it stays the one.
   *
   * @throws SlotsChangedException if it is another one meanwhile
   */
  static LockedSlots counting(SealedFile model, Path path, DetachedRecipients places)
      throws IOException {
    Optional<Path> found = places.find(model, List.of(path));
    LockedSlots slots = found.isPresent() ? in(found.get(), model, path) : in(model, path);
    boolean done = false;
    try {
      if (!places.find(model, List.of(path)).equals(found)) {
        throw new SlotsChangedException(path.toString());
      }
      done = true;
      return slots;
    } finally {
      if (!done) {
        slots.close();
      }
    }
  }

  /** Those in one detached recipients file, whatever counts, for one who changes them. */
  static LockedSlots in(Path recipientsFile, SealedFile model, Path path) throws IOException {
    LockedFile lock = lock(recipientsFile, LockedFile::open);
    return closingAfterFailure(
        lock,
        () -> {
          try (SealedFile now = SealedFile.open(path, model.primitives())) {
            requireSame(model, now);
          }
          SealedBytes slots = SealedBytes.of(lock.channel(), recipientsFile.toString());
          return new LockedSlots(model.withRecipients(slots), Optional.of(recipientsFile), lock);
        });
  }

  private static LockedSlots in(SealedFile model, Path path) throws IOException {
    LockedFile lock = lock(path, LockedFile::open);
    return closingAfterFailure(
        lock, () -> new LockedSlots(itself(model, path, lock), Optional.empty(), lock));
  }

  /**
   * Those that count, for one who makes others count that begin as these: neither the sealed file
   * nor a detached recipients file of it is changed meanwhile, and none is made whose maker did not
   * ask for its place.
   */
  static LockedSlots toBeginFrom(SealedFile model, Path path, DetachedRecipients places)
      throws IOException {
    LockedFile lock = lock(path, LockedFile::openToRead);
    return closingAfterFailure(
        lock,
        () -> {
          SealedFile now = itself(model, path, lock);
          Optional<Path> found = places.find(now, List.of(path));
          return found.isEmpty()
              ? new LockedSlots(now, found, lock)
              : toBeginFrom(found.get(), now, lock);
        });
  }

  private static LockedSlots toBeginFrom(Path recipientsFile, SealedFile model, LockedFile outer)
      throws IOException {
    LockedFile lock = lock(recipientsFile, LockedFile::openToRead);
    return closingAfterFailure(
        lock,
        () -> {
          SealedBytes slots = SealedBytes.of(lock.channel(), recipientsFile.toString());
          return new LockedSlots(
              model.withRecipients(slots), Optional.of(recipientsFile), outer, lock);
        });
  }

  /** What is made under a lock, and closes it. */
  private interface Making {
    LockedSlots make() throws IOException;
  }

  private static LockedSlots closingAfterFailure(LockedFile lock, Making making)
      throws IOException {
    boolean done = false;
    try {
      LockedSlots made = making.make();
      done = true;
      return made;
    } finally {
      if (!done) {
        lock.close();
      }
    }
  }

  /** How a file is locked. */
  private interface Locking {
    LockedFile lock(Path file, Duration patience) throws IOException;
  }

  private static LockedFile lock(Path file, Locking locking) throws IOException {
    try {
      return locking.lock(file, PATIENCE);
    } catch (NoSuchFileException e) {
      throw Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          ? new NoSuchFileException(file.toString(), null, "is a link that leads nowhere")
          : new SlotsChangedException(file.toString());
    }
  }

  private static SealedFile itself(SealedFile model, Path path, LockedFile locked)
      throws IOException {
    SealedFile now = SealedFile.of(locked.channel(), path.toString(), model.primitives());
    requireSame(model, now);
    return now;
  }

  /** Another file may have got the name since it was opened. */
  private static void requireSame(SealedFile model, SealedFile now) throws IOException {
    if (!Arrays.equals(model.block().encode(), now.block().encode())) {
      throw new SlotsChangedException(model.name());
    }
  }

  /** The sealed file, with these slots. */
  SealedFile file() {
    return file;
  }

  /** The detached recipients file that holds them; empty where the sealed file does. */
  Optional<Path> recipientsFile() {
    return recipientsFile;
  }

  /** Reads, and writes unless it is only begun from, the file that holds them. */
  FileChannel channel() {
    return locks.get(locks.size() - 1).channel();
  }

  @Override
  public void close() throws IOException {
    closeFrom(0);
  }

  /** Each, also after one that fails; the last one first. */
  private void closeFrom(int index) throws IOException {
    if (index < locks.size()) {
      try {
        closeFrom(index + 1);
      } finally {
        locks.get(index).close();
      }
    }
  }
}
