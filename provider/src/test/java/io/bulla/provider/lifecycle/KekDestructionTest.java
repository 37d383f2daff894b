package io.bulla.provider.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.kek.KekAlias;
import io.bulla.provider.kek.KekState;
import io.bulla.provider.spi.KekException;
import io.bulla.testing.SoftHsmToken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two administrators end a version on a token. */
class KekDestructionTest {
  private static final KekAlias FIRST = KekAlias.parse("models/1");
  private static final Duration AT_ONCE = Duration.ZERO;

  @TempDir Path directory;
  private Ceremony ceremony;
  private Ceremony.Running admin;
  private byte[] blob;

  @BeforeEach
  void createAndRotate() throws Exception {
    ceremony = new Ceremony(directory, SoftHsmToken.fresh());
    admin = ceremony.process();
    admin.create();
    blob = admin.wrap(1);
    admin.administration().rotate("models", KeyTimes.ALWAYS, Optional.empty(), admin.alice());
  }

  private KekDestruction destruction() throws Exception {
    return admin.lifecycle.destruction(admin.keks);
  }

  private void isStillThere() throws Exception {
    assertThat(ceremony.process().keks.require("models").placed()).hasSize(2);
  }

  @Test
  void approvedByAnother_isDeletedFromTheToken_forGood() throws Exception {
    destruction().ask(FIRST, AT_ONCE, admin.alice());
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
    destruction().ask(FIRST, Duration.ofDays(7), admin.alice());
    assertThatThrownBy(() -> ceremony.process().unwrap(blob)).hasMessageContaining("suspended");
    admin.administration().resume(FIRST, admin.bob());
    assertThat(ceremony.process().unwrap(blob)).hasSize(32);
    assertThatThrownBy(() -> destruction().approve(FIRST, admin.bob()))
        .isInstanceOf(KekException.class);
    isStillThere();
  }

  @Test
  void approvedByTheSame_isRefused() throws Exception {
    destruction().ask(FIRST, AT_ONCE, admin.alice());
    assertThatThrownBy(() -> destruction().approve(FIRST, admin.alice()))
        .hasMessageContaining("another key has to");
    isStillThere();
  }

  @Test
  void approvedTooEarly_isRefused() throws Exception {
    destruction().ask(FIRST, Duration.ofDays(7), admin.alice());
    assertThatThrownBy(() -> destruction().approve(FIRST, admin.bob()))
        .hasMessageContaining("waiting period");
    isStillThere();
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
    assertThatThrownBy(() -> destruction().ask(KekAlias.parse("models/2"), AT_ONCE, admin.alice()))
        .hasMessageContaining("is active");
  }

  @Test
  void numberOfADestroyedVersion_isNotGivenOutAgain() throws Exception {
    destruction().ask(FIRST, AT_ONCE, admin.alice());
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
    destruction().ask(FIRST, AT_ONCE, admin.alice());
    destruction().approve(FIRST, admin.bob());
    assertThat(destruction().asked(FIRST)).isPresent();
    assertThat(destruction().approve(FIRST, admin.bob()).state()).isEqualTo(KekState.DESTROYED);
  }
}
