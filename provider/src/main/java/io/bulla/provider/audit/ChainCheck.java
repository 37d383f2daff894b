package io.bulla.provider.audit;

import io.bulla.provider.audit.ChainLine.Parsed;
import io.bulla.provider.audit.ChainReport.Ending;
import io.bulla.provider.audit.Damage.Kind;
import io.bulla.provider.signing.Primitives;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks the lines of one file, one after the other, against each other and against what
 * checkpoints saw. After a damage it goes on from the line that it found. For one thread.
 */
final class ChainCheck {
  private static final int MOST_DAMAGES = 1000;

  private final String file;
  private final String chain;
  private final Primitives primitives;
  private final Map<Long, Head> seen = new HashMap<>();
  private final List<Damage> damages = new ArrayList<>();
  private long lines;
  private long bytes;
  private long sequence;
  private String hash;
  private @Nullable LineType last;
  private boolean torn;

  /**
   * @param file for reports
   * @param chain whose file it is, by its name
   * @param seen what checkpoints saw of it
   */
  ChainCheck(String file, String chain, Primitives primitives, List<Head> seen) {
    this.file = file;
    this.chain = chain;
    this.primitives = primitives;
    this.hash = primitives.sha256(ChainLine.originOf(chain));
    seen.forEach(head -> this.seen.put(head.sequence(), head));
  }

  /** Takes the next whole line, without its line feed. */
  void line(byte[] line) {
    lines++;
    bytes += line.length + 1;
    Optional<Parsed> parsed = ChainLine.parse(line);
    if (parsed.isEmpty()) {
      unknown("it is no line of an audit chain");
    } else if (isInPlace(parsed.get().place())) {
      sequence = parsed.get().place().sequence();
      hash = primitives.sha256(line);
      last = parsed.get().type();
    }
    compare(seen.remove(sequence));
  }

  /** Takes a line that is longer than any that is written. */
  void overlong(long lineBytes) {
    lines++;
    bytes += lineBytes + 1;
    unknown("it has more than " + ChainLine.MAX_BYTES + " bytes");
    compare(seen.remove(sequence));
  }

  /** What follows cannot be compared with such a line. */
  private void unknown(String what) {
    damaged(lines, Kind.CHANGED, what);
    sequence++;
    hash = "";
  }

  /** False where the line is not to be gone on from. */
  private boolean isInPlace(ChainLine place) {
    if (!place.chain().equals(chain)) {
      damaged(lines, Kind.MISPLACED, "it is of the chain " + place.chain());
      return false;
    }
    if (place.sequence() <= sequence) {
      damaged(
          lines, Kind.MISPLACED, "it is record " + place.sequence() + ", after record " + sequence);
      return false;
    }
    if (last == LineType.END) {
      damaged(lines, Kind.MISPLACED, "it follows the record that ends the chain");
    }
    follow(place);
    return true;
  }

  private void follow(ChainLine place) {
    if (place.sequence() > sequence + 1) {
      String gone = (sequence + 1) + " to " + (place.sequence() - 1);
      damaged(
          lines,
          Kind.REMOVED,
          "it is record " + place.sequence() + ", and records " + gone + " are not before it");
    } else if (!hash.isEmpty() && !place.previous().equals(hash)) {
      damaged(
          Math.max(lines - 1, 1),
          Kind.CHANGED,
          "it is not the line that line " + lines + " follows");
    }
  }

  private void compare(@Nullable Head head) {
    if (head != null && !(head.hash().equals(hash) && head.bytes() == bytes)) {
      damaged(lines, Kind.CHANGED, "it, or a line before it, is not what a checkpoint covers");
    }
  }

  /** Takes what follows the last line feed. */
  void torn() {
    torn = true;
  }

  ChainReport report() {
    seen.keySet().stream()
        .max(Long::compare)
        .ifPresent(
            covered ->
                damaged(
                    lines,
                    Kind.CUT,
                    "the file ends here, and a checkpoint covers record " + covered));
    return new ChainReport(file, lines, head(), ending(), damages);
  }

  private Optional<Head> head() {
    return lines == 0 ? Optional.empty() : Optional.of(new Head(chain, sequence, bytes, hash));
  }

  private Ending ending() {
    if (torn) {
      return Ending.TORN;
    }
    return last == LineType.END ? Ending.ENDED : Ending.UNFINISHED;
  }

  private void damaged(long line, Kind kind, String detail) {
    if (damages.size() < MOST_DAMAGES) {
      damages.add(new Damage(file, line, kind, detail));
    }
  }
}
