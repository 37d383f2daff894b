package io.bulla.provider.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bulla.provider.audit.Audit;
import io.bulla.provider.signing.AdminKeys;
import io.bulla.provider.spi.FileReplacement;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file of state records. It is looked at, at most once a second, when a state is asked for, and
 * read again when it changed; every change that Bulla makes is a new file. While it cannot be
 * verified, nobody is told a state.
 *
 * <p>Safe for use by several threads; changes are safe against other processes, and no reader waits
 * for them.
 */
final class StateFile {
  private static final long LOOK_EVERY_NANOS = 1_000_000_000L;
  private static final String PERMISSIONS = "rw-r--r--";

  /** What an administrator changes. */
  @FunctionalInterface
  interface Change {
    /** Returns the records to add, which may be none. */
    List<SignedRecord> to(StateChain chain) throws KekException;
  }

  private record Looked(StateChain chain, StateLines.Stamp stamp, long atNanos) {
    boolean isFresh() {
      return System.nanoTime() - atNanos < LOOK_EVERY_NANOS;
    }

    Looked again() {
      return new Looked(chain, stamp, System.nanoTime());
    }
  }

  private final Path file;
  private final Administrators administrators;
  private final SeenRecords seen;
  private final Audit audit;
  private volatile StateChain verified = StateChain.EMPTY;
  private volatile @Nullable Looked looked;

  StateFile(Path file, Administrators administrators, SeenRecords seen, Audit audit) {
    this.file = file;
    this.administrators = administrators;
    this.seen = seen;
    this.audit = audit;
  }

  Path path() {
    return file;
  }

  AdminKeys keys() {
    return administrators.keys();
  }

  /** The chain as it stood within the last second. */
  StateChain chain() throws KekException {
    Looked last = looked;
    return last != null && last.isFresh() ? last.chain() : look(false);
  }

  /** The chain as it stands now. */
  StateChain chainNow() throws KekException {
    return look(true);
  }

  private synchronized StateChain look(boolean inAnyCase) throws KekException {
    Looked last = looked;
    if (last != null && last.isFresh() && !inAnyCase) {
      return last.chain(); // another thread was first
    }
    looked = null;
    try {
      boolean same = last != null && last.stamp().equals(StateLines.stamp(file));
      Looked now = same && last != null ? last.again() : read();
      looked = now;
      return now.chain();
    } catch (IOException e) {
      throw StateLines.unreadable(file, e);
    }
  }

  private Looked read() throws IOException, KekException {
    while (true) {
      StateLines.Stamp stamp = StateLines.stamp(file);
      StateChain chain =
          StateChain.verify(StateLines.read(file), verified, administrators, file.toString());
      if (isAdmitted(chain, stamp)) {
        verified = chain;
        return new Looked(chain, stamp, System.nanoTime());
      }
    }
  }

  /** False where the file was replaced, and seen by another, while it was read. */
  private boolean isAdmitted(StateChain chain, StateLines.Stamp stamp)
      throws IOException, KekException {
    try {
      admit(chain);
      return true;
    } catch (KekException e) {
      if (StateLines.stamp(file).equals(stamp)) {
        throw e;
      }
      return false;
    }
  }

  /** The memory of this process stands, too, where somebody removes that of the host. */
  private void admit(StateChain chain) throws KekException {
    if (!chain.continues(verified)) {
      throw new KekException(
          Kind.REFUSED,
          file
              + " is an older file, or of another history, than this process saw; restore the newest"
              + " one");
    }
    administrators.requireSuccessor(chain, file.toString());
    seen.admit(chain, file.toString());
  }

  /**
   * When this host first saw a request for a destruction; now, where it remembers nothing of it.
   */
  Instant firstSeen(SignedRecord request) throws KekException {
    try {
      return seen.firstSeen(request);
    } catch (IOException e) {
      throw StateLines.unreadable(seen.file(), e);
    }
  }

  /** Adds records under the lock, for every process to see, and returns them. */
  List<SignedRecord> change(Change change) throws KekException {
    return audit.record(
        () -> StateChanges.of(file), notes -> StateChanges.told(notes, changeLocked(change)));
  }

  private List<SignedRecord> changeLocked(Change change) throws KekException {
    try (FileReplacement lock = FileReplacement.acquire(file)) {
      StateChain before = beforeChange();
      List<SignedRecord> added = change.to(before);
      if (!added.isEmpty()) {
        replace(lock, before.plus(added, administrators, file.toString()));
      }
      return added;
    } catch (IOException e) {
      throw StateLines.unreadable(file, e);
    }
  }

  private void replace(FileReplacement lock, StateChain after) throws IOException, KekException {
    lock.replace((String.join("\n", after.lines()) + "\n").getBytes(UTF_8), PERMISSIONS);
    seen.admit(after, file.toString());
    verified = after;
    looked = null;
  }

  /** Where there is no file, one may begin, unless this host saw one before. */
  private StateChain beforeChange() throws IOException, KekException {
    if (Files.exists(file)) {
      return read().chain();
    }
    admit(StateChain.EMPTY);
    return StateChain.EMPTY;
  }
}
