package io.bulla.provider.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bulla.provider.signing.AdminKeys;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file of checkpoints, verified from its first line to its last. For one thread. */
public final class Checkpoints {
  private final String file;
  private final AdminKeys keys;
  private final List<Head> heads = new ArrayList<>();
  private final Map<String, Head> latest = new HashMap<>();
  private Optional<Checkpoint> last = Optional.empty();
  private String hash = Checkpoint.Place.NOTHING_BEFORE;

  private Checkpoints(String file, AdminKeys keys) {
    this.file = file;
    this.keys = keys;
  }

  /**
   * Reads and verifies a file.
   *
   * @param keys who may have signed
   * @throws KekException of kind {@code REFUSED} if there is no line, if one was changed, moved or
   *     left out, or signed by nobody of these
   */
  public static Checkpoints read(Path file, AdminKeys keys) throws IOException, KekException {
    Checkpoints checkpoints = new Checkpoints(file.toString(), keys);
    try (BufferedReader lines = Files.newBufferedReader(file, UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        checkpoints.add(line);
      }
    }
    if (checkpoints.last().isEmpty()) {
      throw refused(file + " is empty, and a file of checkpoints has one line at least", null);
    }
    return checkpoints;
  }

  /** A file that begins. */
  static Checkpoints none(Path file, AdminKeys keys) {
    return new Checkpoints(file.toString(), keys);
  }

  /** Takes the next line. */
  void add(String line) throws KekException {
    long number = counter() + 1;
    String where = file + ":" + number + ": the checkpoint";
    Checkpoint next = parse(line, where);
    keys.verify(next.signer(), next.toBeSigned(), next.signature(), where);
    if (next.place().counter() != number || !next.place().previous().equals(hash)) {
      throw refused(where + " does not follow the one before: a line was removed or moved", null);
    }
    next.heads().forEach(head -> latest.put(head.chain(), head));
    if (next.chains() != latest.size()) {
      throw refused(where + " counts " + next.chains() + " chains, not " + latest.size(), null);
    }
    heads.addAll(next.heads());
    hash = keys.primitives().sha256(line);
    last = Optional.of(next);
  }

  private static Checkpoint parse(String line, String where) throws KekException {
    try {
      return Checkpoint.parse(line);
    } catch (IllegalArgumentException e) {
      throw refused(where + " is malformed: " + e.getMessage(), e);
    }
  }

  private static KekException refused(
      String what, @org.jspecify.annotations.Nullable Exception cause) {
    return new KekException(Kind.REFUSED, what + "; restore the file", cause);
  }

  /** Returns all that they saw: several heads of a chain that grew. */
  public List<Head> heads() {
    return List.copyOf(heads);
  }

  /** Returns how much of a chain the last one covers. */
  public Optional<Head> latest(String chain) {
    return Optional.ofNullable(latest.get(chain));
  }

  /** Returns the last one. */
  public Optional<Checkpoint> last() {
    return last;
  }

  long counter() {
    return last.map(checkpoint -> checkpoint.place().counter()).orElse(0L);
  }

  /** Where the next one stands. */
  Checkpoint.Place next(java.time.Instant issued) {
    return new Checkpoint.Place(counter() + 1, hash, issued);
  }

  /** Those of the heads that no line has yet. */
  List<Head> changed(List<Head> now) {
    return now.stream().filter(head -> !head.equals(latest.get(head.chain()))).toList();
  }

  int chainsWith(List<Head> now) {
    return latest.size()
        + (int) now.stream().filter(head -> !latest.containsKey(head.chain())).count();
  }
}
