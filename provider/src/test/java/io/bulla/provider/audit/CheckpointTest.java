package io.bulla.provider.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.audit.Damage.Kind;
import io.bulla.provider.signing.AdminKey;
import io.bulla.provider.signing.AdminKeys;
import io.bulla.provider.signing.Primitives;
import io.bulla.provider.spi.KekException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {
  @TempDir private Path temp;
  private Path chains = Path.of("");
  private Path file = Path.of("");
  private final KeyPair pair = pair();
  private final AdminKeys keys = listing(pair);

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static AdminKeys listing(KeyPair pair) {
    return new AdminKeys(List.of(pair.getPublic()), Primitives.OF_THE_JDK, "--public-key");
  }

  @BeforeEach
  void places() throws Exception {
    chains = Files.createDirectory(temp.resolve("chains"));
    file = temp.resolve("checkpoints");
  }

  private CheckpointFile.Result checkpoint() throws Exception {
    return checkpoint(List.of(chains));
  }

  private CheckpointFile.Result checkpoint(List<Path> directories) throws Exception {
    return new CheckpointFile(file, keys)
        .add(directories, AdminKey.of(pair.getPrivate(), null, keys));
  }

  private AuditVerification verify() throws Exception {
    Checkpoints checkpoints = Checkpoints.read(file, keys);
    return AuditVerification.of(List.of(chains), checkpoints.heads(), Primitives.OF_THE_JDK);
  }

  @Test
  void chainsThatGrow_areCoveredLineByLine_andOnlyChangesAreWritten() throws Exception {
    AuditTrail trail = Trails.in(chains, Durability.WRITTEN);
    Trails.record(trail, "one");
    assertThat(checkpoint().added().orElseThrow().heads()).hasSize(1);
    assertThat(checkpoint().added().orElseThrow().heads()).isEmpty();
    Trails.record(trail, "two");
    Path second = Files.createDirectory(temp.resolve("second"));
    Files.move(Trails.ended(second, 1), chains.resolve(Trails.only(second).getFileName()));
    Checkpoint third = checkpoint().added().orElseThrow();
    assertThat(third.place().counter()).isEqualTo(3);
    assertThat(third.heads()).hasSize(2);
    assertThat(third.chains()).isEqualTo(2);
    Trails.record(trail, "after the checkpoint");
    assertThat(verify().damages()).isEmpty();
  }

  @Test
  void chainThatIsRolledBackOrGone_isFound_andNeverSignedOver() throws Exception {
    AuditTrail trail = Trails.in(chains, Durability.WRITTEN);
    Trails.record(trail, "one");
    byte[] before = Files.readAllBytes(Trails.only(chains));
    Trails.record(trail, "two");
    checkpoint();
    Path chain = Trails.only(chains);
    Files.write(chain, before);
    assertThat(verify().damages()).extracting(Damage::kind).containsExactly(Kind.CUT);
    CheckpointFile.Result refused = checkpoint();
    assertThat(refused.added()).isEmpty();
    assertThat(refused.verification().damages()).isNotEmpty();
    Files.delete(chain);
    assertThat(verify().damages()).extracting(Damage::kind).containsExactly(Kind.MISSING);
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  @Test
  void chainThatIsWrittenAnewAndFitsItself_isFoundOnlyByItsCheckpoint() throws Exception {
    Path chain = Trails.ended(chains, 1);
    checkpoint();
    List<String> lines = Trails.lines(chain);
    String name = ChainFile.chain(chain);
    List<String> forged = new ArrayList<>();
    String previous = Primitives.OF_THE_JDK.sha256(ChainLine.originOf(name));
    for (String line : lines) {
      String rewritten =
          line.replaceFirst("bullaprevious\":\"[0-9a-f]{64}", "bullaprevious\":\"" + previous)
              .replace("kek.unwrap", "kek.wrappe");
      previous = Primitives.OF_THE_JDK.sha256(rewritten);
      forged.add(rewritten);
    }
    Trails.write(chain, forged);
    assertThat(Trails.verify(chains).damages()).as("by itself").isEmpty();
    assertThat(verify().damages()).extracting(Damage::kind).containsExactly(Kind.CHANGED);
  }

  @Test
  void everyLineOfCheckpointsThatIsChangedMovedOrLeftOut_isRefused() throws Exception {
    Trails.ended(chains, 1);
    checkpoint();
    checkpoint();
    checkpoint();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < 3; i++) {
      List<String> changed = new ArrayList<>(lines);
      changed.set(i, lines.get(i).replace("chains=1", "chains=2"));
      assertRefused(changed, "checkpoints:" + (i + 1) + ": the checkpoint has a wrong signature");
    }
    assertRefused(lines.subList(1, 3), "does not follow the one before");
    assertRefused(List.of(lines.get(0), lines.get(2)), "does not follow the one before");
    List<String> swapped = new ArrayList<>(lines);
    Collections.swap(swapped, 1, 2);
    assertRefused(swapped, "does not follow the one before");
    assertRefused(Arrays.asList(lines.get(0), ""), "is malformed");
  }

  private void assertRefused(List<String> lines, String what) throws Exception {
    Trails.write(file, lines);
    assertThatThrownBy(() -> Checkpoints.read(file, keys))
        .isInstanceOf(KekException.class)
        .hasMessageContaining(what);
  }

  @Test
  void strangersKey_isRefused() throws Exception {
    Trails.ended(chains, 1);
    checkpoint();
    KeyPair stranger = pair();
    assertThatThrownBy(() -> Checkpoints.read(file, listing(stranger)))
        .hasMessageContaining("was signed by a key that --public-key does not list");
    assertThatThrownBy(() -> AdminKey.of(stranger.getPrivate(), null, keys))
        .hasMessageContaining("--public-key does not list the public half");
  }

  @Test
  void emptyFile_isRefused_andDamageMakesNone() throws Exception {
    Path chain = Trails.ended(chains, 1);
    List<String> lines = Trails.lines(chain);
    Trails.write(chain, lines.subList(1, lines.size()));
    assertThat(checkpoint().added()).isEmpty();
    assertThat(file).doesNotExist();
    Trails.write(chain, lines);
    Files.createFile(file);
    assertThatThrownBy(() -> Checkpoints.read(file, keys))
        .isInstanceOf(KekException.class)
        .hasMessageContaining(file + " is empty");
    assertThatThrownBy(this::checkpoint).hasMessageContaining(file + " is empty");
  }

  @Test
  void chainThatIsInTwoDirectories_countsOnce_byItsLongerFile() throws Exception {
    AuditTrail trail = Trails.in(chains, Durability.WRITTEN);
    Trails.record(trail, "one");
    Path chain = Trails.only(chains);
    Path archive = Files.createDirectory(temp.resolve("archive"));
    Path archived = Files.copy(chain, archive.resolve(chain.getFileName()));
    Trails.record(trail, "two");
    Path byALink = Files.createSymbolicLink(temp.resolve("link"), chains);
    List<Path> directories = List.of(archive, chains, byALink, chains);

    CheckpointFile.Result result = checkpoint(directories);
    Checkpoint added = result.added().orElseThrow();
    assertThat(added.chains()).isEqualTo(1);
    assertThat(added.heads()).extracting(Head::bytes).containsExactly(Files.size(chain));
    assertThat(result.verification().chains())
        .extracting(ChainReport::file)
        .containsExactly(chain.toString());
    assertThat(checkpoint(directories).added().orElseThrow().heads()).isEmpty();
    assertThat(Checkpoints.read(file, keys).heads()).isEqualTo(added.heads());

    List<String> lines = Trails.lines(archived);
    Trails.write(archived, lines.subList(0, 1));
    assertThat(checkpoint(directories).added()).as("cut copy").isPresent();
    lines.set(2, lines.get(2).replace("kek.unwrap", "kek.wrappe"));
    Trails.write(archived, lines);
    assertThat(checkpoint(directories).verification().damages())
        .filteredOn(damage -> damage.kind() == Kind.DIVERGED)
        .singleElement()
        .satisfies(damage -> assertThat(damage.file()).isEqualTo(archived.toString()))
        .satisfies(damage -> assertThat(damage.detail()).contains(chain.toString()));
    assertThat(Files.readAllLines(file)).hasSize(3);
  }

  @Test
  void checkpointThatWasCut_isRefused() throws Exception {
    Trails.ended(chains, 1);
    checkpoint();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(this::checkpoint).hasMessageContaining("remove that line");
    Files.write(file, Arrays.copyOf(whole, whole.length - 20));
    assertThatThrownBy(this::checkpoint).isInstanceOf(KekException.class);
  }

  /** The other process is held between its reading of the file and its writing. */
  @Test
  void checkpointOfAnotherProcess_isWaitedFor() throws Exception {
    Trails.ended(chains, 1);
    checkpoint();
    Process other = CheckpointingJvm.start(temp, pair, file, chains);
    try {
      assertThat(other.inputReader().readLine()).isEqualTo(CheckpointingJvm.HAS_READ);
      FutureTask<CheckpointFile.Result> ours = new FutureTask<>(this::checkpoint);
      Thread thread = new Thread(ours, "checkpoint");
      thread.start();
      while (!ours.isDone() && !waits(thread)) {
        Thread.sleep(1);
      }
      assertThat(ours.isDone()).as("before the other was done").isFalse();
      other.outputWriter().close();
      assertThat(ours.get().added().orElseThrow().place().counter()).isEqualTo(3);
      assertThat(other.waitFor()).isZero();
    } finally {
      other.destroyForcibly();
    }
    assertThat(Checkpoints.read(file, keys).counter()).isEqualTo(3);
  }

  private static boolean waits(Thread thread) {
    return Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().endsWith(".ProcessLock"));
  }
}
