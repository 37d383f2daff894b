package io.bulla.provider.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.KekState;
import io.bulla.testing.SoftHsmToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
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
    StateRefusals.unusable(() -> serving.wrap(1), "deactivated", "may not wrap", "by alice");
    StateRefusals.refused(() -> admin.change("models/1", KekState.ACTIVE), "deactivated to active");
  }

  @Test
  void suspendedVersion_refuses_untilItIsResumed() throws Exception {
    byte[] blob = admin.wrap(1);
    admin.change("models/1", KekState.SUSPENDED);
    Ceremony.Running serving = ceremony.process();
    StateRefusals.unusable(() -> serving.wrap(1), "suspended", "bulla key resume");
    StateRefusals.unusable(() -> serving.unwrap(blob), "suspended", "may not unwrap");
    admin.administration().resume(KekAlias.parse("models/1"), admin.alice());
    assertThat(ceremony.process().unwrap(blob)).hasSize(32);
    assertThat(admin.state(1)).isEqualTo(KekState.ACTIVE);
  }

  @Test
  void versionThatWasDeactivated_isResumedAsThat() throws Exception {
    admin.change("models/1", KekState.DEACTIVATED);
    admin.change("models/1", KekState.SUSPENDED);
    StateRefusals.refused(() -> admin.change("models/1", KekState.ACTIVE), "was deactivated once");
    assertThat(admin.administration().resume(KekAlias.parse("models/1"), admin.alice()).state())
        .isEqualTo(KekState.DEACTIVATED);
  }

  @Test
  void versionThatNeverWasActive_isResumedAsPreActive() throws Exception {
    admin.keks.require("models").create(2);
    admin.change("models/2", KekState.SUSPENDED);
    assertThat(admin.administration().resume(KekAlias.parse("models/2"), admin.alice()).state())
        .isEqualTo(KekState.PRE_ACTIVATION);
    StateRefusals.unusable(() -> ceremony.process().wrap(2), "pre-activation");
  }

  @Test
  void compromisedVersion_refuses_butForAnOverrideWithinItsTime() throws Exception {
    byte[] blob = admin.wrap(1);
    admin.change("models/1", KekState.COMPROMISED);
    StateRefusals.unusable(() -> ceremony.process().unwrap(blob), "compromised", "bulla reseal");
    String override = "lifecycle.override = models/1 until %s: ticket 4711";
    Ceremony.Running allowed =
        ceremony.process(override.formatted(StateRefusals.now().plusSeconds(600)));
    assertThat(allowed.unwrap(blob)).hasSize(32);
    StateRefusals.unusable(() -> allowed.wrap(1), "compromised", "may not wrap");
    Ceremony.Running late =
        ceremony.process(override.formatted(StateRefusals.now().minusSeconds(1)));
    StateRefusals.unusable(() -> late.unwrap(blob), "compromised");
    StateRefusals.refused(() -> admin.change("models/1", KekState.ACTIVE), "compromised to active");
  }

  @Test
  void keyWithoutARecord_isPreActive() throws Exception {
    admin.keks.require("models").create(2);
    assertThat(admin.state(2)).isEqualTo(KekState.PRE_ACTIVATION);
    StateRefusals.unusable(
        () -> admin.wrap(2), "pre-activation", "no state record", "bulla key activate");
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
    StateRefusals.unusable(
        () -> ceremony.process().wrap(1), "pre-activation", "of another key", "bulla:models:1:");
  }

  @Test
  void runningProcess_noticesAChangeWithinASecond() throws Exception {
    Ceremony.Running serving = ceremony.process();
    byte[] blob = serving.wrap(1);
    admin.change("models/1", KekState.COMPROMISED);
    Thread.sleep(1000);
    StateRefusals.unusable(() -> serving.unwrap(blob), "compromised");
  }

  @Test
  void times_holdAtUse() throws Exception {
    Instant start = StateRefusals.now();
    KeyTimes times =
        new KeyTimes(
            Optional.of(start.plusSeconds(3600)),
            Optional.of(start.plusSeconds(7200)),
            Optional.of(start.plusSeconds(10800)));
    Ceremony timed =
        new Ceremony(Files.createDirectory(directory.resolve("timed")), SoftHsmToken.fresh());
    Ceremony.Running first = timed.process();
    first.administration().create("models", times, first.alice());
    assertThat(timed.processAt(StateRefusals.at(start.plusSeconds(60))).state(1))
        .isEqualTo(KekState.PRE_ACTIVATION);
    Ceremony.Running during = timed.processAt(StateRefusals.at(start.plusSeconds(3600)));
    byte[] blob = during.wrap(1);
    assertThat(during.unwrap(blob)).hasSize(32);
    Ceremony.Running after = timed.processAt(StateRefusals.at(start.plusSeconds(7200)));
    StateRefusals.unusable(() -> after.wrap(1), "deactivated");
    assertThat(after.unwrap(blob)).hasSize(32);
    StateRefusals.unusable(
        () -> timed.processAt(StateRefusals.at(start.plusSeconds(10800))).unwrap(blob),
        "suspended");
  }
}
