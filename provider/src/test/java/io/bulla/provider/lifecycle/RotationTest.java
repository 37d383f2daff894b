package io.bulla.provider.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.kek.KekState;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekVersion;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rotation on a token while it is read, in one JVM and in two. */
class RotationTest {
  private static final int READERS = 8;

  /** Between two reads of a reader, much less than a rotation takes, which needs a core, too. */
  private static final long PAUSE_MILLIS = 2;

  @TempDir Path directory;
  private Ceremony ceremony;
  private Ceremony.Running admin;

  @BeforeEach
  void createKek() throws Exception {
    ceremony = new Ceremony(directory, SoftHsmToken.fresh());
    admin = ceremony.process();
    admin.create();
  }

  private StateRecord rotate(Ceremony.Running by) throws Exception {
    return by.administration()
        .rotate("models", KeyTimes.ALWAYS, Optional.empty(), by.alice())
        .orElseThrow();
  }

  @Test
  @Tag("brief")
  void rotation_losesNoRead() throws Exception {
    rotateWhileItIsRead(10);
  }

  @Test
  @Tag("full")
  void hundredRotations_loseNoRead() throws Exception {
    rotateWhileItIsRead(100);
  }

  private void rotateWhileItIsRead(int rotations) throws Exception {
    byte[] old = admin.wrap(1);
    Ceremony.Running serving = ceremony.process();
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    List<Future<Integer>> reads = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      reads.add(readers.submit(() -> readUntil(done, serving, old)));
    }
    for (int i = 0; i < rotations; i++) {
      byte[] current = admin.wrap(rotate(admin).version());
      assertThat(serving.unwrap(current)).hasSize(32);
    }
    done.set(true);
    for (Future<Integer> each : reads) {
      assertThat(each.get()).isPositive();
    }
    readers.shutdown();
    isWhole(rotations + 1);
  }

  private static int readUntil(AtomicBoolean done, Ceremony.Running serving, byte[] blob)
      throws Exception {
    int count = 0;
    while (!done.get()) {
      assertThat(serving.unwrap(blob)).hasSize(32);
      count++;
      Thread.sleep(PAUSE_MILLIS);
    }
    return count;
  }

  @Test
  void rotationsAtOnceInOneJvm_makeEachVersionOnce() throws Exception {
    ExecutorService two = Executors.newFixedThreadPool(2);
    Callable<StateRecord> rotation = () -> rotate(ceremony.process());
    List<Future<StateRecord>> made = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      made.add(two.submit(rotation));
    }
    List<Integer> versions = new ArrayList<>();
    for (Future<StateRecord> each : made) {
      versions.add(each.get().version());
    }
    two.shutdown();
    assertThat(versions).doesNotHaveDuplicates().hasSize(10);
    isWhole(11);
  }

  @Test
  @Tag("brief")
  void rotationsAtOnceInTwoJvms_loseNoRead() throws Exception {
    rotateInTwoJvms(5);
  }

  @Test
  @Tag("full")
  void hundredRotationsInTwoJvms_loseNoRead() throws Exception {
    rotateInTwoJvms(50);
  }

  private void rotateInTwoJvms(int rotationsEach) throws Exception {
    byte[] old = admin.wrap(1);
    Process other = RotatingJvm.start(ceremony, rotationsEach);
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService readers = Executors.newFixedThreadPool(READERS);
    List<Future<Integer>> reads = new ArrayList<>();
    Ceremony.Running serving = ceremony.process();
    for (int i = 0; i < READERS; i++) {
      reads.add(readers.submit(() -> readUntil(done, serving, old)));
    }
    for (int i = 0; i < rotationsEach; i++) {
      int made = rotate(admin).version();
      assertThat(serving.unwrap(admin.wrapByTheActive())).as("after version %d", made).hasSize(32);
    }
    assertThat(RotatingJvm.outcome(ceremony, other)).isEqualTo("rotated " + rotationsEach);
    done.set(true);
    for (Future<Integer> each : reads) {
      assertThat(each.get()).isPositive();
    }
    readers.shutdown();
    isWhole(2 * rotationsEach + 1);
  }

  /** All versions are there once, only the last is active, and all of it verifies anew. */
  private void isWhole(int versions) throws Exception {
    Ceremony.Running anew = ceremony.process();
    List<KekVersion> placed = anew.keks.require("models").placed();
    assertThat(placed).hasSize(versions);
    assertThat(placed).extracting(KekVersion::identity).doesNotHaveDuplicates();
    assertThat(anew.keks.require("models").versions())
        .filteredOn(each -> each.state() == KekState.ACTIVE)
        .singleElement()
        .satisfies(active -> assertThat(active.number()).isEqualTo(versions));
    assertThat(Files.readAllLines(ceremony.stateFile)).hasSize(2 * versions - 1);
  }

  @Test
  void versionForLater_isRefused_andTheOldOneStaysActive() throws Exception {
    Instant tomorrow = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(1));
    KeyTimes later = new KeyTimes(Optional.of(tomorrow), Optional.empty(), Optional.empty());
    assertThatThrownBy(
            () -> admin.administration().rotate("models", later, Optional.empty(), admin.alice()))
        .isInstanceOf(KekException.class)
        .hasMessageContaining("until then nothing would wrap");
    isWhole(1);
  }

  @Test
  void youngVersionWhoseProtectionHasEnded_isRotated() throws Exception {
    Instant soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(60);
    KeyTimes brief = new KeyTimes(Optional.empty(), Optional.of(soon), Optional.empty());
    admin.administration().rotate("models", brief, Optional.empty(), admin.alice());
    var old = Optional.of(Duration.ofDays(90));
    assertThat(admin.administration().rotate("models", KeyTimes.ALWAYS, old, admin.alice()))
        .isEmpty();
    Ceremony.Running then = ceremony.processAt(Clock.fixed(soon, ZoneOffset.UTC));
    assertThat(then.administration().rotate("models", KeyTimes.ALWAYS, old, then.alice()))
        .hasValueSatisfying(made -> assertThat(made.version()).isEqualTo(3));
    assertThat(then.unwrap(then.wrap(3))).hasSize(32);
  }

  @Test
  void youngVersion_isNotRotated() throws Exception {
    var administration = admin.administration();
    var old = Optional.of(Duration.ofDays(90));
    assertThat(administration.rotate("models", KeyTimes.ALWAYS, old, admin.alice())).isEmpty();
    Thread.sleep(1100);
    var second = Optional.of(Duration.ofSeconds(1));
    assertThat(administration.rotate("models", KeyTimes.ALWAYS, second, admin.alice()))
        .hasValueSatisfying(made -> assertThat(made.version()).isEqualTo(2));
    isWhole(2);
  }

  /** Bob is no administrator there, which is found out after the key was made. */
  @Test
  void keyWhoseRecordFailed_isToldByName_andActivated() throws Exception {
    Ceremony other =
        new Ceremony(Files.createDirectory(directory.resolve("other")), SoftHsmToken.fresh());
    Path file = other.file();
    Files.writeString(file, Files.readString(file).replace(", bob.pub", ""));
    Ceremony.Running aliceOnly = other.processOf(file);
    Authorization bob = other.process().bob();
    assertThatThrownBy(() -> aliceOnly.administration().create("models", KeyTimes.ALWAYS, bob))
        .hasMessageContaining("the key of models/1 was made")
        .hasMessageEndingWith("bulla key activate models/1");
    assertThat(other.stateFile).doesNotExist();
    assertThatThrownBy(aliceOnly::create)
        .hasMessageContaining("models/1 is in its place without a state record")
        .hasMessageEndingWith("bulla key activate models/1");
    aliceOnly.change("models/1", KekState.ACTIVE);
    assertThat(aliceOnly.unwrap(aliceOnly.wrap(1))).hasSize(32);
    assertThatThrownBy(
            () ->
                aliceOnly.administration().rotate("models", KeyTimes.ALWAYS, Optional.empty(), bob))
        .hasMessageContaining("the key of models/2 was made");
  }
}
