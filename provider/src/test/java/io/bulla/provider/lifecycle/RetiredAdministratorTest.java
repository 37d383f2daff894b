package io.bulla.provider.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.kek.KekState;
import io.bulla.provider.spi.KekException;
import io.bulla.testing.SoftHsmToken;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator whose key is taken out of use: what it signed before stands. */
class RetiredAdministratorTest {
  @TempDir Path directory;
  private Ceremony ceremony;
  private Ceremony.Running before;

  @BeforeEach
  void createKek() throws Exception {
    ceremony = new Ceremony(directory, SoftHsmToken.fresh());
    before = ceremony.process();
    before.create();
  }

  private Ceremony.Running listing(String keys) throws Exception {
    Path file = ceremony.file();
    String text = Files.readString(file).replace("alice.pub, bob.pub", keys);
    Files.writeString(file, text);
    return ceremony.processOf(file);
  }

  @Test
  void recordsOfBefore_stand_onceAnotherHasSigned() throws Exception {
    byte[] blob = before.wrap(1);
    before.renewedByBob();
    Ceremony.Running after = listing("bob.pub, alice.pub until 1");
    assertThat(after.unwrap(blob)).hasSize(32);
    assertThat(after.state(1)).isEqualTo(KekState.ACTIVE);
  }

  @Test
  void chainThatEndsWithTheKey_isRefused() throws Exception {
    byte[] blob = before.wrap(1);
    assertThatThrownBy(() -> listing("bob.pub, alice.pub until 1").unwrap(blob))
        .isInstanceOf(KekException.class)
        .hasMessageContainingAll("no record after 1", "bulla key renew");
  }

  @Test
  void laterRecordOfTheKey_isRefused_alsoWhenItIsMade() throws Exception {
    before.renewedByBob();
    Ceremony.Running after = listing("bob.pub, alice.pub until 1");
    assertThatThrownBy(() -> after.change("models/1", KekState.SUSPENDED))
        .isInstanceOf(KekException.class)
        .hasMessageContaining("out of use");
    before.change("models/1", KekState.SUSPENDED);
    assertThatThrownBy(() -> listing("bob.pub, alice.pub until 1").wrap(1))
        .isInstanceOf(KekException.class)
        .hasMessageContainingAll("states:3", "out of use");
  }

  @Test
  void listWithoutAKeyInUse_isAConfigurationError() {
    assertThatThrownBy(() -> listing("alice.pub until 1"))
        .isInstanceOfSatisfying(
            KekException.class, e -> assertThat(e.kind()).isEqualTo(KekException.Kind.BAD_CONFIG))
        .hasMessageContaining("no key that is in use");
  }
}
