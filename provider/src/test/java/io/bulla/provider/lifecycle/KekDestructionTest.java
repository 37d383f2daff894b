package io.bulla.provider.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.KekState;
import io.bulla.provider.spi.KekException;
import io.bulla.testing.SoftHsmToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two administrators end a version on a token. */
class KekDestructionTest {
  private static final KekAlias FIRST = KekAlias.parse("models/1");
  private static final Duration WEEK = Duration.ofDays(7);

  @TempDir Path directory;
  private Ceremony ceremony;
  private Ceremony.Running eightDaysAgo;
  private Ceremony.Running admin;
  private byte[] blob;

  @BeforeEach
  void createAndRotate() throws Exception {
    ceremony = new Ceremony(directory, SoftHsmToken.fresh());
    eightDaysAgo =
        ceremony.processAt(
            Clock.fixed(Instant.now().minus(WEEK).minus(Duration.ofDays(1)), ZoneOffset.UTC));
    eightDaysAgo.create();
    blob = eightDaysAgo.wrap(1);
    eightDaysAgo
        .administration()
        .rotate("models", KeyTimes.ALWAYS, Optional.empty(), eightDaysAgo.alice());
    admin = ceremony.process();
  }

  private KekDestruction destruction() throws Exception {
    return admin.lifecycle.destruction(admin.keks);
  }

  private void askEightDaysAgo() throws Exception {
    eightDaysAgo.lifecycle.destruction(eightDaysAgo.keks).ask(FIRST, WEEK, eightDaysAgo.alice());
  }

  private void isStillThere() throws Exception {
    assertThat(ceremony.process().keks.require("models").placed()).hasSize(2);
  }

  @Test
  void approvedByAnother_isDeletedFromTheToken_forGood() throws Exception {
    askEightDaysAgo();
    assertThat(destruction().approve(FIRST, admin.bob()).state()).isEqualTo(KekState.DESTROYED);
    Ceremony.Running serving = ceremony.process();
    assertThat(serving.keks.require("models").placed())
        .singleElement()
        .satisfies(left -> assertThat(left.number()).isEqualTo(2));
    assertThatThrownBy(() -> serving.unwrap(blob)).isInstanceOf(KekException.class);
    assertThatThrownBy(() -> admin.change("models/1", KekState.ACTIVE))
        .hasMessageContaining("from destroyed to active");
    assertThat(serving.unwrap(serving.wrap(2))).hasSize(32);
  }

  @Test
  void askedFor_refusesUntilItIsCalledOff() throws Exception {
    destruction().ask(FIRST, WEEK, admin.alice());
    assertThatThrownBy(() -> ceremony.process().unwrap(blob)).hasMessageContaining("suspended");
    admin.administration().resume(FIRST, admin.bob());
    assertThat(ceremony.process().unwrap(blob)).hasSize(32);
    assertThatThrownBy(() -> destruction().approve(FIRST, admin.bob()))
        .isInstanceOf(KekException.class);
    isStillThere();
  }

  @Test
  void approvedByTheSame_isRefused() throws Exception {
    askEightDaysAgo();
    assertThatThrownBy(() -> destruction().approve(FIRST, admin.alice()))
        .hasMessageContaining("another key has to");
    isStillThere();
  }

  @Test
  void renewalByAnother_letsTheOneWhoAskedApproveNoMore_andTheOtherNoLess() throws Exception {
    askEightDaysAgo();
    admin.administration().renew(admin.bob());
    assertThatThrownBy(() -> destruction().approve(FIRST, admin.alice()))
        .hasMessageContaining("another key has to");
    isStillThere();
    assertThat(destruction().approve(FIRST, admin.bob()).state()).isEqualTo(KekState.DESTROYED);
  }

  @Test
  void renewalByTheOneWhoAsked_afterAnothers_changesNothing() throws Exception {
    askEightDaysAgo();
    admin.administration().renew(admin.bob());
    admin.administration().renew(admin.alice());
    assertThatThrownBy(() -> destruction().approve(FIRST, admin.alice()))
        .hasMessageContaining("another key has to");
    isStillThere();
  }

  @Test
  void approvedTooEarly_isRefused() throws Exception {
    destruction().ask(FIRST, WEEK, admin.alice());
    assertThatThrownBy(() -> destruction().approve(FIRST, admin.bob()))
        .hasMessageContaining("waiting period");
    isStillThere();
  }

  @Test
  void lastInstantOfTheWaitingPeriod_isTooEarly() throws Exception {
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    destruction().ask(FIRST, WEEK, admin.alice());
    Instant end = destruction().asked(FIRST).orElseThrow().destroyAfter().orElseThrow();
    assertThat(end).isBetween(start.plus(WEEK), start.plus(WEEK).plusSeconds(60));
    Ceremony.Running before = ceremony.processAt(Clock.fixed(end.minusSeconds(1), ZoneOffset.UTC));
    assertThatThrownBy(() -> before.lifecycle.destruction(before.keks).approve(FIRST, before.bob()))
        .hasMessageContaining("waiting period");
    isStillThere();
    Ceremony.Running due = ceremony.processAt(Clock.fixed(end, ZoneOffset.UTC));
    due.lifecycle.destruction(due.keks).approve(FIRST, due.bob());
    assertThat(due.keks.require("models").placed()).hasSize(1);
  }

  /** Of a clock that was set back, on another host than the one that approves. */
  @Test
  void backdatedRequest_waitsFromWhenTheApproversHostFirstSawIt() throws Exception {
    askEightDaysAgo();
    Files.delete(ceremony.seenFile);
    Instant start = Instant.now();
    assertThatThrownBy(() -> destruction().approve(FIRST, admin.bob()))
        .isInstanceOf(KekException.class)
        .hasMessageContainingAll("waiting period", "this host first saw the request at");
    Ceremony.Running early = processAt(start.plus(WEEK).minusSeconds(60));
    assertThatThrownBy(() -> early.lifecycle.destruction(early.keks).approve(FIRST, early.bob()))
        .hasMessageContaining("this host first saw the request at");
    isStillThere();
    Ceremony.Running due = processAt(Instant.now().plus(WEEK));
    due.lifecycle.destruction(due.keks).approve(FIRST, due.bob());
    assertThat(due.keks.require("models").placed()).hasSize(1);
  }

  private Ceremony.Running processAt(Instant now) throws Exception {
    return ceremony.processAt(Clock.fixed(now, ZoneOffset.UTC));
  }

  @Test
  void anyLookOfTheApproversHost_beginsItsWaitingPeriod() throws Exception {
    askEightDaysAgo();
    Files.delete(ceremony.seenFile);
    processAt(Instant.now().minus(WEEK)).state(1);
    assertThat(destruction().approve(FIRST, admin.bob()).state()).isEqualTo(KekState.DESTROYED);
  }

  @Test
  void requestThatWasCalledOff_leavesNoTimeToTheNextOfTheSameDate() throws Exception {
    askEightDaysAgo();
    eightDaysAgo.administration().resume(FIRST, eightDaysAgo.bob());
    Path memory = Files.copy(ceremony.seenFile, directory.resolve("kept"));
    askEightDaysAgo();
    Files.move(memory, ceremony.seenFile, StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> destruction().approve(FIRST, admin.bob()))
        .hasMessageContaining("this host first saw the request at");
    isStillThere();
  }

  @Test
  void longerWaitOfTheApproversHost_holds() throws Exception {
    askEightDaysAgo();
    Ceremony.Running patient = ceremony.process("lifecycle.destruction-wait = 30d");
    assertThatThrownBy(
            () -> patient.lifecycle.destruction(patient.keks).approve(FIRST, patient.bob()))
        .hasMessageContaining("waiting period");
    isStillThere();
  }

  @Test
  void clockThatGoesOnWhileARequestIsSigned_takesNothingFromTheShortestWait() throws Exception {
    Ceremony.Running slow =
        ceremony.processAt(new SteppingClock(Instant.now()), "lifecycle.destruction-wait = 24h");
    KekDestruction asking = slow.lifecycle.destruction(slow.keks);
    assertThat(asking.ask(FIRST, Duration.ofHours(24), slow.alice()).destroyAfter()).isPresent();
  }

  @Test
  void changeOfItsState_destroysNothing() throws Exception {
    askEightDaysAgo();
    assertThatThrownBy(() -> admin.administration().change(FIRST, KekState.DESTROYED, admin.bob()))
        .isInstanceOf(KekException.class)
        .hasMessageContaining("bulla key destroy");
    isStillThere();
  }

  @Test
  void waitBelowTheConfiguredOne_isRefused() throws Exception {
    assertThatThrownBy(() -> destruction().ask(FIRST, WEEK.minusSeconds(1), admin.alice()))
        .isInstanceOf(KekException.class)
        .hasMessageContaining("lifecycle.destruction-wait");
    Ceremony.Running impatient = ceremony.process("lifecycle.destruction-wait = 24h");
    assertThat(impatient.lifecycle.destruction(impatient.keks).leastWait())
        .isEqualTo(Duration.ofDays(1));
    assertThatThrownBy(() -> ceremony.process("lifecycle.destruction-wait = 23h"))
        .isInstanceOf(KekException.class)
        .hasMessageContaining("less than 24h");
    assertThatThrownBy(() -> ceremony.process("lifecycle.destruction-wait = soon"))
        .isInstanceOf(KekException.class)
        .hasMessageContaining("write 7d or 48h");
    assertThat(destruction().asked(FIRST)).isEmpty();
  }

  @Test
  void renewalOfTheRecords_leavesTheDateAsItIs() throws Exception {
    askEightDaysAgo();
    admin.administration().renew(admin.alice());
    assertThat(destruction().approve(FIRST, admin.bob()).state()).isEqualTo(KekState.DESTROYED);
  }

  @Test
  void keyUnderTwoIds_isRefusedForTheSecond_soThatItIsNotDeletedUnderIt() throws Exception {
    Ceremony.Running both = ceremony.process("kek.other = " + ceremony.uri(";object=models"));
    assertThat(both.keks.require("other").placed()).hasSize(2);
    assertThatThrownBy(() -> both.change("other/1", KekState.ACTIVE))
        .isInstanceOf(KekException.class)
        .hasMessageContaining("other/1 is the key that models/1 is already");
    assertThat(ceremony.stateFile).content().doesNotContain("kek=other");
  }

  @Test
  void nobodyAsked_isRefused() throws Exception {
    admin.change("models/1", KekState.SUSPENDED);
    assertThatThrownBy(() -> destruction().approve(FIRST, admin.bob()))
        .hasMessageContaining("nobody asked");
    isStillThere();
  }

  @Test
  void activeVersion_isNotAskedFor() {
    assertThatThrownBy(() -> destruction().ask(KekAlias.parse("models/2"), WEEK, admin.alice()))
        .hasMessageContaining("is active");
  }

  @Test
  void recordsThatEndWithADestruction_areRenewed() throws Exception {
    askEightDaysAgo();
    destruction().approve(FIRST, admin.bob());
    assertThat(admin.administration().renew(admin.alice()).alias()).isEqualTo("models/2");
    assertThat(ceremony.process().state(2)).isEqualTo(KekState.ACTIVE);
  }

  @Test
  void recordsOfDestroyedVersionsOnly_areRenewed_andNotChanged() throws Exception {
    eightDaysAgo.change("models/2", KekState.COMPROMISED);
    askEightDaysAgo();
    eightDaysAgo
        .lifecycle
        .destruction(eightDaysAgo.keks)
        .ask(KekAlias.parse("models/2"), WEEK, eightDaysAgo.alice());
    destruction().approve(FIRST, admin.bob());
    destruction().approve(KekAlias.parse("models/2"), admin.bob());
    assertThat(admin.administration().renew(admin.alice()).state()).isEqualTo(KekState.DESTROYED);
    assertThatThrownBy(() -> admin.change("models/2", KekState.DESTROYED))
        .hasMessageContaining("what is destroyed is not changed");
    assertThat(admin.administration().renew(admin.bob()).state()).isEqualTo(KekState.DESTROYED);
  }

  @Test
  void numberOfADestroyedVersion_isNotGivenOutAgain() throws Exception {
    askEightDaysAgo();
    destruction().approve(FIRST, admin.bob());
    assertThatThrownBy(() -> admin.create()).hasMessageContaining("bulla key rotate");
    assertThat(
            admin
                .administration()
                .rotate("models", KeyTimes.ALWAYS, Optional.empty(), admin.alice()))
        .hasValueSatisfying(made -> assertThat(made.version()).isEqualTo(3));
  }

  @Test
  void deletionThatWasCutShort_isMadeGoodByTheSameCall() throws Exception {
    askEightDaysAgo();
    destruction().approve(FIRST, admin.bob());
    assertThat(destruction().asked(FIRST)).isPresent();
    assertThat(destruction().approve(FIRST, admin.bob()).state()).isEqualTo(KekState.DESTROYED);
  }
}
