package io.bulla.provider.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bulla.provider.signing.Primitives;
import io.bulla.provider.signing.RecordText;
import io.bulla.provider.spi.FileReplacement;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What this host remembers of a chain: the highest counter that it saw, and the record there. A
 * chain that ends before it, or has another record there, is an older or another one, and is
 * refused. Safe against other threads and processes.
 *
 * @param file where it is remembered, of mode 0600, with a lock of its own
 */
record SeenRecords(Path file, Primitives primitives) {
  private static final String FIRST_WORD = "bulla-seen/1";
  private static final List<String> FIELDS = List.of("counter", "hash");

  private record Seen(long counter, String hash) {
    static final Seen NOTHING = new Seen(0, SignedRecord.ChainPlace.NOTHING_BEFORE);

    Seen {
      if (counter < 0) {
        throw new IllegalArgumentException("counter is " + counter);
      }
    }
  }

  /** Refuses a chain that goes back behind what was seen, and remembers its last record. */
  void admit(StateChain chain, String chainFile) throws KekException {
    try {
      Files.createDirectories(
          file.toAbsolutePath().getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      try (FileReplacement lock = FileReplacement.acquire(file)) {
        Seen seen = read();
        refuseOlder(chain, seen, chainFile);
        if (chain.counter() > seen.counter()) {
          lock.replace(line(chain).getBytes(UTF_8), "rw-------");
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
              + e
              + "); make it writable, or set lifecycle.seen to a file that is",
          e);
    }
  }

  private void refuseOlder(StateChain chain, Seen seen, String chainFile) throws KekException {
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

  private Seen read() throws IOException, KekException {
    try {
      String line = Files.readString(file, UTF_8).stripTrailing();
      Map<String, String> values = RecordText.parse(FIRST_WORD, FIELDS, line);
      return new Seen(
          Long.parseLong(values.getOrDefault("counter", "")), values.getOrDefault("hash", ""));
    } catch (NoSuchFileException e) {
      return Seen.NOTHING;
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw new KekException(
          Kind.REFUSED,
          file
              + ":1: is malformed, and should say which state records this host saw; restore it, or"
              + " remove it where the file of state records is the newest for sure",
          e);
    }
  }

  private String line(StateChain chain) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("counter", Long.toString(chain.counter()));
    values.put("hash", chain.lineHash(chain.counter(), primitives));
    return RecordText.encode(FIRST_WORD, values) + "\n";
  }
}
