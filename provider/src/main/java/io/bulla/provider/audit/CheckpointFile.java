package io.bulla.provider.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.bulla.provider.signing.AdminKey;
import io.bulla.provider.signing.AdminKeys;
import io.bulla.provider.spi.FileReplacement;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Signs checkpoints and adds them to a file, which nobody else should be able to write. For one
 * thread of each process; processes of this host wait for each other, by a lock on {@code
 * FILE.lock}, which stays. A lock on the file itself would be lost when it is read: on POSIX
 * systems a process gives up its locks on a file with the first channel to it that it closes.
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
  public record Result(AuditVerification verification, Optional<Checkpoint> added) {}

  /** Verifies all chains against the checkpoints that there are, and signs what it found. */
  public Result add(List<Path> directories, AdminKey key) throws IOException, KekException {
    FileReplacement right = FileReplacement.acquire(file);
    try (right) {
      Checkpoints before =
          Files.exists(file) ? Checkpoints.read(file, keys) : Checkpoints.none(file, keys);
      AuditVerification found =
          AuditVerification.of(directories, before.heads(), keys.primitives());
      if (!found.damages().isEmpty()) {
        return new Result(found, Optional.empty());
      }
      Checkpoint next = sign(before, found.heads(), key);
      before.add(next.line()); // a line that no reader takes would spoil the file for good
      append(next.line() + "\n");
      return new Result(found, Optional.of(next));
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

  private void append(String line) throws IOException, KekException {
    try (FileChannel channel = FileChannel.open(file, NEW_OR_THERE)) {
      refuseTorn(channel);
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(UTF_8));
      long at = channel.size();
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      channel.force(true);
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
}
