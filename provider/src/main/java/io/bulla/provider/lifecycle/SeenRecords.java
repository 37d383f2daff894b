package io.bulla.provider.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bulla.provider.signing.Primitives;
import io.bulla.provider.spi.FileFailure;
import io.bulla.provider.spi.FileReplacement;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;

/**
 * What this host remembers of a chain: the highest counter that it saw, and the record there. A
 * chain that ends before it, or has another record there, is an older or another one, and is
 * refused. And when it first saw each request for a destruction that stands. Safe against other
 * threads and processes.
 *
 * @param file where it is remembered, of mode 0600, with a lock of its own
 * @param primitives hash the records
 * @param clock the host's
 */
record SeenRecords(Path file, Primitives primitives, Clock clock) {
  /** Refuses a chain that goes back behind what was seen, and remembers its last record. */
  void admit(StateChain chain, String chainFile) throws KekException {
    try {
      Files.createDirectories(
          file.toAbsolutePath().getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      try (FileReplacement lock = FileReplacement.acquire(file)) {
        SeenState seen = read();
        refuseOlder(chain, seen, chainFile);
        SeenState now = after(seen, chain);
        if (!now.equals(seen)) {
          lock.replace(now.text().getBytes(UTF_8), "rw-------");
        }
      }
    } catch (IOException e) {
      throw new KekException(
          Kind.UNAVAILABLE,
          "what this host saw of "
              + chainFile
              + " cannot be remembered in "
              + file
              + " ("
              + FileFailure.words(e)
              + "); make it writable, or set lifecycle.seen to a file that is",
          e);
    }
  }

  private SeenState after(SeenState seen, StateChain chain) {
    return new SeenState(
        chain.counter(),
        chain.lineHash(chain.counter(), primitives),
        seen.requests().now(chain.requests(), clock.instant()));
  }

  /**
   * When this host first saw a request for a destruction; now, where it remembers nothing of it.
   */
  Instant firstSeen(SignedRecord request) throws IOException, KekException {
    return read().requests().of(request).orElseGet(clock::instant);
  }

  private void refuseOlder(StateChain chain, SeenState seen, String chainFile) throws KekException {
    boolean older = chain.counter() < seen.counter();
    if (older || !chain.lineHash(seen.counter(), primitives).equals(seen.hash())) {
      throw new KekException(
          Kind.REFUSED,
          chainFile
              + " is "
              + (older ? "an older file" : "of another history")
              + ": this host saw record "
              + seen.counter()
              + " of it, and it ends with "
              + chain.counter()
              + "; restore the newest one. To begin anew for good reason, remove "
              + file);
    }
  }

  private SeenState read() throws IOException, KekException {
    try {
      return SeenState.parse(Files.readString(file, UTF_8));
    } catch (NoSuchFileException e) {
      return SeenState.NOTHING;
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new KekException(
          Kind.REFUSED,
          file
              + " is malformed, and should say which state records this host saw; restore it, or"
              + " remove it where the file of state records is the newest for sure",
          e);
    }
  }
}
