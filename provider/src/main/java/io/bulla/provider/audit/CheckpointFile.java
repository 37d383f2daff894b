package io.bulla.provider.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bulla.provider.signing.AdminKey;
import io.bulla.provider.signing.AdminKeys;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * Signs checkpoints and adds them to a file, which nobody else should be able to write. For one
 * thread of each process; processes wait for each other.
 */
public final class CheckpointFile {
  private static final Set<StandardOpenOption> NEW_OR_THERE =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

  private final Path file;
  private final AdminKeys keys;
  private final Clock clock;

  /**
   * Names the file, which need not be there.
   *
   * @param keys whose checkpoints it may hold
   */
  public CheckpointFile(Path file, AdminKeys keys) {
    this(file, keys, Clock.systemUTC());
  }

  CheckpointFile(Path file, AdminKeys keys, Clock clock) {
    this.file = file;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * What a checkpoint found.
   *
   * @param verification of the chains, against the checkpoints before
   * @param added what was signed; empty where there is damage, which is never signed over
   */
  public record Result(AuditVerification verification, java.util.Optional<Checkpoint> added) {}

  /** Verifies all chains against the checkpoints that there are, and signs what it found. */
  public Result add(List<Path> directories, AdminKey key) throws IOException, KekException {
    try (FileChannel channel = FileChannel.open(file, NEW_OR_THERE)) {
      channel.lock();
      Checkpoints before =
          channel.size() == 0 ? Checkpoints.none(file, keys) : Checkpoints.read(file, keys);
      refuseTorn(channel);
      AuditVerification found =
          AuditVerification.of(directories, before.heads(), keys.primitives());
      if (!found.damages().isEmpty()) {
        return new Result(found, java.util.Optional.empty());
      }
      Checkpoint next = sign(before, found.heads(), key);
      append(channel, next.line() + "\n");
      return new Result(found, java.util.Optional.of(next));
    }
  }

  private Checkpoint sign(Checkpoints before, List<Head> heads, AdminKey key) throws KekException {
    List<Head> changed = before.changed(heads);
    try {
      return Checkpoint.sign(
          before.next(clock.instant().truncatedTo(ChronoUnit.SECONDS)),
          before.chainsWith(changed),
          changed,
          key);
    } catch (GeneralSecurityException e) {
      throw new KekException(Kind.DENIED, "the key does not sign: " + e, e);
    }
  }

  /** A line may be whole and lack its line feed. */
  private void refuseTorn(FileChannel channel) throws IOException, KekException {
    ByteBuffer end = ByteBuffer.allocate(1);
    boolean torn =
        channel.size() > 0 && (channel.read(end, channel.size() - 1) != 1 || end.get(0) != '\n');
    if (torn) {
      throw new KekException(
          Kind.REFUSED,
          file + " does not end with a line feed: its last checkpoint was cut; remove that line");
    }
  }

  private static void append(FileChannel channel, String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(UTF_8));
    long at = channel.size();
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
    channel.force(true);
  }
}
