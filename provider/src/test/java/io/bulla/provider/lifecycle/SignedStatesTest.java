package io.bulla.provider.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.KekState;
import io.bulla.provider.spi.KekException;
import io.bulla.testing.SoftHsmToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States on a token, enforced at use. */
class SignedStatesTest {
  @TempDir Path directory;
  private Ceremony ceremony;
  private Ceremony.Running admin;

  @BeforeEach
  void createKek() throws Exception {
    ceremony = new Ceremony(directory, SoftHsmToken.fresh());
    admin = ceremony.process();
    admin.create();
  }

  private static void refused(ThrowingCallable use, String... words) {
    failed(use, KekException.Kind.REFUSED, words);
  }

  /** By its state: another KEK of a model may still open it. */
  private static void unusable(ThrowingCallable use, String... words) {
    failed(use, KekException.Kind.UNUSABLE, words);
  }

  private static void failed(ThrowingCallable use, KekException.Kind kind, String... words) {
    assertThatThrownBy(use)
        .isInstanceOfSatisfying(KekException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .message()
        .contains(words);
  }

  private static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  @Test
  void activeVersion_wrapsAndUnwrapsInAnotherProcess() throws Exception {
    assertThat(ceremony.process().unwrap(admin.wrap(1))).hasSize(32);
  }

  @Test
  void deactivatedVersion_unwrapsOnly() throws Exception {
    byte[] blob = admin.wrap(1);
    admin.change("models/1", KekState.DEACTIVATED);
    Ceremony.Running serving = ceremony.process();
    assertThat(serving.unwrap(blob)).hasSize(32);
    unusable(() -> serving.wrap(1), "deactivated", "may not wrap", "by alice");
    refused(() -> admin.change("models/1", KekState.ACTIVE), "deactivated to active");
  }

  @Test
  void suspendedVersion_refuses_untilItIsResumed() throws Exception {
    byte[] blob = admin.wrap(1);
    admin.change("models/1", KekState.SUSPENDED);
    Ceremony.Running serving = ceremony.process();
    unusable(() -> serving.wrap(1), "suspended", "bulla key resume");
    unusable(() -> serving.unwrap(blob), "suspended", "may not unwrap");
    admin.administration().resume(KekAlias.parse("models/1"), admin.alice());
    assertThat(ceremony.process().unwrap(blob)).hasSize(32);
    assertThat(admin.state(1)).isEqualTo(KekState.ACTIVE);
  }

  @Test
  void versionThatWasDeactivated_isResumedAsThat() throws Exception {
    admin.change("models/1", KekState.DEACTIVATED);
    admin.change("models/1", KekState.SUSPENDED);
    refused(() -> admin.change("models/1", KekState.ACTIVE), "was deactivated once");
    assertThat(admin.administration().resume(KekAlias.parse("models/1"), admin.alice()).state())
        .isEqualTo(KekState.DEACTIVATED);
  }

  @Test
  void versionThatNeverWasActive_isResumedAsPreActive() throws Exception {
    admin.keks.require("models").create(2);
    admin.change("models/2", KekState.SUSPENDED);
    assertThat(admin.administration().resume(KekAlias.parse("models/2"), admin.alice()).state())
        .isEqualTo(KekState.PRE_ACTIVATION);
    unusable(() -> ceremony.process().wrap(2), "pre-activation");
  }

  @Test
  void compromisedVersion_refuses_butForAnOverrideWithinItsTime() throws Exception {
    byte[] blob = admin.wrap(1);
    admin.change("models/1", KekState.COMPROMISED);
    unusable(() -> ceremony.process().unwrap(blob), "compromised", "bulla reseal");
    String override = "lifecycle.override = models/1 until %s: ticket 4711";
    Ceremony.Running allowed = ceremony.process(override.formatted(now().plusSeconds(600)));
    assertThat(allowed.unwrap(blob)).hasSize(32);
    unusable(() -> allowed.wrap(1), "compromised", "may not wrap");
    Ceremony.Running late = ceremony.process(override.formatted(now().minusSeconds(1)));
    unusable(() -> late.unwrap(blob), "compromised");
    refused(() -> admin.change("models/1", KekState.ACTIVE), "compromised to active");
  }

  @Test
  void keyWithoutARecord_isPreActive() throws Exception {
    admin.keks.require("models").create(2);
    assertThat(admin.state(2)).isEqualTo(KekState.PRE_ACTIVATION);
    unusable(() -> admin.wrap(2), "pre-activation", "no state record", "bulla key activate");
    assertThat(
            admin.keks.require("models").version(KekAlias.parse("models")).orElseThrow().number())
        .isEqualTo(1);
    admin.change("models/2", KekState.ACTIVE);
    assertThat(ceremony.process().unwrap(ceremony.process().wrap(2))).hasSize(32);
  }

  @Test
  void keyThatTookThePlaceOfAnother_isPreActive() throws Exception {
    var kek = admin.keks.require("models");
    kek.destroy(kek.placed().get(0));
    kek.create(1);
    unusable(
        () -> ceremony.process().wrap(1), "pre-activation", "of another key", "bulla:models:1:");
  }

  @Test
  void runningProcess_noticesAChangeWithinASecond() throws Exception {
    Ceremony.Running serving = ceremony.process();
    byte[] blob = serving.wrap(1);
    admin.change("models/1", KekState.COMPROMISED);
    Thread.sleep(1000);
    unusable(() -> serving.unwrap(blob), "compromised");
  }

  @Test
  void times_holdAtUse() throws Exception {
    Instant start = now();
    KeyTimes times =
        new KeyTimes(
            Optional.of(start.plusSeconds(3600)),
            Optional.of(start.plusSeconds(7200)),
            Optional.of(start.plusSeconds(10800)));
    Ceremony timed =
        new Ceremony(Files.createDirectory(directory.resolve("timed")), SoftHsmToken.fresh());
    Ceremony.Running first = timed.process();
    first.administration().create("models", times, first.alice());
    assertThat(timed.processAt(at(start.plusSeconds(60))).state(1))
        .isEqualTo(KekState.PRE_ACTIVATION);
    Ceremony.Running during = timed.processAt(at(start.plusSeconds(3600)));
    byte[] blob = during.wrap(1);
    assertThat(during.unwrap(blob)).hasSize(32);
    Ceremony.Running after = timed.processAt(at(start.plusSeconds(7200)));
    unusable(() -> after.wrap(1), "deactivated");
    assertThat(after.unwrap(blob)).hasSize(32);
    unusable(() -> timed.processAt(at(start.plusSeconds(10800))).unwrap(blob), "suspended");
  }

  @Test
  void expiredFile_refusesEverything_untilItIsRenewed() throws Exception {
    byte[] blob = admin.wrap(1);
    Clock later = at(now().plus(Ceremony.YEAR).plusSeconds(60));
    refused(() -> ceremony.processAt(later).unwrap(blob), "expired", "bulla key renew");
    Ceremony.Running lateAdmin = ceremony.processAt(later);
    lateAdmin.administration().renew(lateAdmin.alice());
    assertThat(ceremony.processAt(later).unwrap(blob)).hasSize(32);
  }

  @Test
  void fileFromTheFuture_isRefused() throws Exception {
    Clock past = at(now().minus(Duration.ofHours(1)));
    refused(() -> ceremony.processAt(past).wrap(1), "after the time of this host");
  }

  @Test
  void olderFile_isRefused_byThisHost() throws Exception {
    List<String> old = Files.readAllLines(ceremony.stateFile);
    admin.change("models/1", KekState.COMPROMISED);
    Files.write(ceremony.stateFile, old);
    refused(() -> ceremony.process().wrap(1), "an older file", "record 2", "ends with 1");
    Files.delete(ceremony.stateFile);
    refused(() -> ceremony.process().wrap(1), "no state records");
    refused(admin::create, "an older file");
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
    refused(() -> serving.wrap(1), "an older file", "than this process saw");
    Files.delete(ceremony.stateFile);
    refused(() -> admin.create(), "than this process saw");
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
    refused(() -> ceremony.process().wrap(1), "of another history");
  }

  /** A host that never saw the file: only the signatures and the chain can tell. */
  private void isRefusedByANewHost(String... words) throws Exception {
    Files.deleteIfExists(ceremony.seenFile);
    refused(() -> ceremony.process().state(1), words);
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
    refused(() -> ceremony.process().state(1), "an older file", "record 2", "ends with 1");
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
    refused(() -> other.wrap(1), "that lifecycle.admin-keys does not list");
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
}
