package io.bulla.provider.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.kek.KekState;
import io.bulla.provider.spi.KekException;
import io.bulla.testing.SoftHsmToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of state records: what is refused of it, by a new host and by one that saw it. */
class StateFileTest {
  @TempDir Path directory;

  private Ceremony ceremony;

  private Ceremony.Running admin;

  @BeforeEach
  void createKek() throws Exception {
    ceremony = new Ceremony(directory, SoftHsmToken.fresh());
    admin = ceremony.process();
    admin.create();
  }

  @Test
  void expiredFile_refusesEverything_untilItIsRenewed() throws Exception {
    byte[] blob = admin.wrap(1);
    Clock later = StateRefusals.at(StateRefusals.now().plus(Ceremony.YEAR).plusSeconds(60));
    StateRefusals.refused(
        () -> ceremony.processAt(later).unwrap(blob), "expired", "bulla key renew");
    Ceremony.Running lateAdmin = ceremony.processAt(later);
    lateAdmin.administration().renew(lateAdmin.alice());
    assertThat(ceremony.processAt(later).unwrap(blob)).hasSize(32);
  }

  @Test
  void fileFromTheFuture_isRefused() throws Exception {
    Clock past = StateRefusals.at(StateRefusals.now().minus(Duration.ofHours(1)));
    StateRefusals.refused(() -> ceremony.processAt(past).wrap(1), "after the time of this host");
  }

  @Test
  void olderFile_isRefused_byThisHost() throws Exception {
    List<String> old = Files.readAllLines(ceremony.stateFile);
    admin.change("models/1", KekState.COMPROMISED);
    Files.write(ceremony.stateFile, old);
    StateRefusals.refused(
        () -> ceremony.process().wrap(1), "an older file", "record 2", "ends with 1");
    Files.delete(ceremony.stateFile);
    StateRefusals.refused(() -> ceremony.process().wrap(1), "no state records");
    StateRefusals.refused(admin::create, "an older file");
  }

  @Test
  void olderFile_isRefused_byARunningProcess_alsoWithoutTheMemoryOfTheHost() throws Exception {
    Ceremony.Running serving = ceremony.process();
    List<String> old = Files.readAllLines(ceremony.stateFile);
    admin.change("models/1", KekState.COMPROMISED);
    Thread.sleep(1000);
    assertThat(serving.state(1)).isEqualTo(KekState.COMPROMISED);
    Files.write(ceremony.stateFile, old);
    Files.delete(ceremony.seenFile);
    Thread.sleep(1000);
    StateRefusals.refused(() -> serving.wrap(1), "an older file", "than this process saw");
    Files.delete(ceremony.stateFile);
    StateRefusals.refused(() -> admin.create(), "than this process saw");
  }

  @Test
  void otherHistory_isRefused_byThisHost() throws Exception {
    List<String> common = Files.readAllLines(ceremony.stateFile);
    admin.change("models/1", KekState.COMPROMISED);
    Path seen = Files.move(ceremony.seenFile, directory.resolve("kept"));
    Files.write(ceremony.stateFile, common);
    Ceremony.Running elsewhere = ceremony.process();
    elsewhere.change("models/1", KekState.ACTIVE);
    Files.move(seen, ceremony.seenFile, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    StateRefusals.refused(() -> ceremony.process().wrap(1), "of another history");
  }

  /** A host that never saw the file: only the signatures and the chain can tell. */
  private void isRefusedByANewHost(String... words) throws Exception {
    Files.deleteIfExists(ceremony.seenFile);
    StateRefusals.refused(() -> ceremony.process().state(1), words);
    assertThat(ceremony.seenFile).doesNotExist();
  }

  @Test
  void anyByteOfTheFileChanged_isRefusedWithItsLine() throws Exception {
    admin.change("models/1", KekState.SUSPENDED);
    refuseAnyOtherByte(7);
  }

  @Test
  void anyByteOfARecordByP256Changed_isRefusedWithItsLine() throws Exception {
    admin.renewedByBob();
    refuseAnyOtherByte(13);
  }

  private void refuseAnyOtherByte(int step) throws Exception {
    byte[] whole = Files.readAllBytes(ceremony.stateFile);
    int firstLine = Files.readAllLines(ceremony.stateFile).get(0).length() + 1;
    for (int i = 0; i < whole.length; i += step) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      Files.write(ceremony.stateFile, changed);
      String line = ceremony.stateFile + (i < firstLine - 1 ? ":1" : "");
      isRefusedByANewHost(line);
    }
    Files.write(ceremony.stateFile, whole);
    assertThat(ceremony.process().state(1)).isNotNull();
  }

  @Test
  void recordsMovedRemovedOrCut_areRefused() throws Exception {
    admin.change("models/1", KekState.SUSPENDED);
    admin.change("models/1", KekState.ACTIVE);
    List<String> lines = Files.readAllLines(ceremony.stateFile);
    for (int[] order : new int[][] {{1, 0, 2}, {0, 2}, {0, 2, 1}, {0, 1, 1, 2}}) {
      write(lines, order);
      isRefusedByANewHost(ceremony.stateFile.toString(), "a record was removed or moved");
    }
    Files.writeString(ceremony.stateFile, String.join("\n", lines));
    isRefusedByANewHost("was cut");
  }

  /** Only a host that saw the last record can miss it. */
  @Test
  void lastRecordRemoved_isRefusedByThisHost() throws Exception {
    admin.change("models/1", KekState.SUSPENDED);
    write(Files.readAllLines(ceremony.stateFile), 0);
    StateRefusals.refused(
        () -> ceremony.process().state(1), "an older file", "record 2", "ends with 1");
  }

  private void write(List<String> lines, int... order) throws Exception {
    List<String> other = new ArrayList<>();
    for (int each : order) {
      other.add(lines.get(each));
    }
    Files.write(ceremony.stateFile, other);
  }

  @Test
  void strangersKey_signsNothing() throws Exception {
    var stranger = java.security.KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    assertThatThrownBy(() -> admin.lifecycle.adminKey(stranger.getPrivate(), null))
        .hasMessageContaining("does not list");
  }

  @Test
  void recordsOfOtherAdministrators_areRefused() throws Exception {
    Ceremony.Running other = new Ceremony(directory, ceremony.token).process();
    StateRefusals.refused(() -> other.wrap(1), "that lifecycle.admin-keys does not list");
  }

  @Test
  void hostThatCannotRemember_refuses_andNamesTheSetting() throws Exception {
    Files.delete(ceremony.seenFile);
    Files.delete(ceremony.seenFile.resolveSibling("seen.lock"));
    Files.delete(ceremony.seenFile.getParent());
    Files.writeString(ceremony.seenFile.getParent(), "");
    assertThatThrownBy(() -> ceremony.process().wrap(1))
        .isInstanceOf(KekException.class)
        .hasMessageContaining("set lifecycle.seen");
  }

  @Test
  void memoryOfTheHostThatIsMalformed_isRefused_withWhatToDo() throws Exception {
    String good = Files.readString(ceremony.seenFile);
    List<byte[]> malformed =
        List.of(
            good.replaceFirst("counter=[0-9]+", "counter=-3").getBytes(UTF_8),
            good.replaceFirst("counter=", "count=").getBytes(UTF_8),
            (good + "bulla-request/1 counter=1 seen=yesterday\n").getBytes(UTF_8),
            (good + "bulla-request/2 counter=1 seen=2026-11-25T08:00:00Z\n").getBytes(UTF_8),
            new byte[] {(byte) 0xff, '\n'},
            new byte[0]);
    for (byte[] each : malformed) {
      Files.write(ceremony.seenFile, each);
      StateRefusals.refused(
          () -> ceremony.process().wrap(1),
          ceremony.seenFile + " is malformed",
          "remove it where the file of state records is the newest");
    }
    Files.writeString(ceremony.seenFile, good);
    assertThat(ceremony.process().wrap(1)).isNotEmpty();
  }
}
