package io.bulla.loader;

import static io.bulla.loader.RewrapRequest.REPAIR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever changes recipients changes those that count, also where others begin to count. */
@Timeout(60)
class DetachedRecipientsRaceTest extends RewrapScene {
  private static final RewrapRequest WITH_OTHERS = REPAIR.adding(List.of("others"));
  private static final RewrapRequest TO_OTHERS = WITH_OTHERS.removing(List.of("models"));

  private static Path beside(Path model) {
    return model.resolveSibling(model.getFileName() + ".bulla-recipients");
  }

  /** What is done to a file, tried in the midst of a wrap. */
  private List<Throwable> inTheMidst(Path locked, Callable<?> operation) throws Exception {
    List<Throwable> tried = new ArrayList<>();
    samples.shelves.beforeWrap(() -> tried.add(tryToLock(locked)));
    operation.call();
    return tried;
  }

  private static Throwable tryToLock(Path file) {
    try (LockedFile taken = LockedFile.open(file, Duration.ZERO)) {
      taken.requireStillAtItsPath();
      return new AssertionError("nobody has locked " + file);
    } catch (IOException e) {
      return e;
    }
  }

  private static void assertBusy(List<Throwable> tried) {
    assertThat(tried)
        .isNotEmpty()
        .allSatisfy(
            failure ->
                assertThat(failure)
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageContaining("is being changed"));
  }

  @Test
  void whileAFileIsMade_nobodyChangesTheModelThatItBeginsFrom() throws Exception {
    Path sealed = samples.sealedFile(100);
    RewrapRequest request = WITH_OTHERS.detachedIn(beside(sealed));
    assertBusy(inTheMidst(sealed, () -> rewrap(sealed, request)));
  }

  @Test
  void whileAFileIsMade_nobodyChangesTheOneThatItBeginsFrom() throws Exception {
    Path sealed = samples.sealedFile(100);
    rewrap(sealed, REPAIR.detachedIn(beside(sealed)));
    Path directory = Files.createDirectory(temp.resolve("recipients"));
    RewrapRequest request = WITH_OTHERS.detachedIn(directory);
    assertBusy(inTheMidst(beside(sealed), () -> rewrap(sealed, request)));
  }

  @Test
  void aModelThatMayNotBeWritten_isLockedAllTheSame() throws Exception {
    Path sealed = samples.sealedFile(100);
    try (LockedFile reading = LockedFile.openToRead(sealed, Duration.ZERO)) {
      assertThatThrownBy(() -> reading.channel().write(java.nio.ByteBuffer.allocate(1)))
          .isInstanceOf(java.nio.channels.NonWritableChannelException.class);
    }
  }

  @Test
  void whileAModelIsSealedAnew_nobodyChangesTheRecipientsBesideIt() throws Exception {
    Path sealed = samples.sealedFile(100);
    rewrap(sealed, REPAIR.detachedIn(beside(sealed)));
    ModelResealer resealer = new ModelResealer(samples.options());
    assertBusy(inTheMidst(beside(sealed), () -> resealer.reseal(sealed, ResealRequest.SAME)));
  }

  @Test
  void recipientsThatCountSinceTheLockWasAwaited_areThoseThatAreChanged() throws Exception {
    Path sealed = samples.sealedFile(100);
    Path made = temp.resolve("made.bulla-recipients");
    rewrap(sealed, REPAIR.detachedIn(made));
    byte[] model = Files.readAllBytes(sealed);
    FutureTask<RewrapReport> waiting = new FutureTask<>(() -> rewrap(sealed, TO_OTHERS));
    try (LockedFile held = LockedFile.open(sealed, Duration.ZERO)) {
      held.requireStillAtItsPath();
      startAndAwaitItsWaiting(waiting);
      Files.move(made, beside(sealed));
    }
    assertThat(waiting.get().recipientsFile()).contains(beside(sealed).toString());
    assertThat(Files.readAllBytes(sealed)).isEqualTo(model);
    assertThat(recipients(sealed)).containsExactly("others/1");
  }

  @Test
  void recipientsThatCountNoMoreSinceTheirLockWasAwaited_areNotThoseThatAreChanged()
      throws Exception {
    Path sealed = samples.sealedFile(100);
    rewrap(sealed, REPAIR.detachedIn(beside(sealed)));
    FutureTask<RewrapReport> waiting = new FutureTask<>(() -> rewrap(sealed, TO_OTHERS));
    try (LockedFile held = LockedFile.open(beside(sealed), Duration.ZERO)) {
      held.requireStillAtItsPath();
      startAndAwaitItsWaiting(waiting);
      Files.delete(beside(sealed));
    }
    assertThat(waiting.get().recipientsFile()).isEmpty();
    assertThat(recipients(sealed)).containsExactly("others/1");
  }

  /** Were it seen to wait too early, it would find at once what it is to find later. */
  private static void startAndAwaitItsWaiting(FutureTask<RewrapReport> task)
      throws InterruptedException, ExecutionException {
    Thread thread = new Thread(task, "waiting for a lock");
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      if (task.isDone()) {
        throw new AssertionError("did not wait for the lock: " + task.get());
      }
      Thread.onSpinWait();
    }
  }
}
