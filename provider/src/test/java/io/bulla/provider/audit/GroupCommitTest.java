package io.bulla.provider.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
  private static final int THREADS = 8;
  private static final int RECORDS_A_THREAD = 50;

  private final AtomicLong written = new AtomicLong();
  private final AtomicLong onDisk = new AtomicLong();
  private final AtomicInteger syncs = new AtomicInteger();

  private void slowSync() throws IOException {
    long upTo = written.get();
    syncs.incrementAndGet();
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    onDisk.accumulateAndGet(upTo, Math::max);
  }

  @Test
  void eightThreads_shareSyncs_andEachOnesRecordIsOnTheDisk() throws Exception {
    GroupCommit commit = new GroupCommit(this::slowSync);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> done = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      done.add(threads.submit(() -> commitMany(commit)));
    }
    for (Future<?> each : done) {
      each.get();
    }
    threads.shutdown();
    assertThat(syncs.get()).isLessThan(THREADS * RECORDS_A_THREAD / 2);
  }

  private Void commitMany(GroupCommit commit) throws IOException {
    for (int i = 0; i < RECORDS_A_THREAD; i++) {
      long mine;
      synchronized (written) {
        mine = written.incrementAndGet();
        commit.wrote(mine);
      }
      commit.await(mine);
      assertThat(onDisk.get()).isGreaterThanOrEqualTo(mine);
    }
    return null;
  }

  @Test
  void interruptedThread_waitsAllTheSame_andStaysInterrupted() throws Exception {
    GroupCommit commit = new GroupCommit(() -> onDisk.set(1));
    commit.wrote(1);
    Thread.currentThread().interrupt();
    commit.await(1);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(onDisk.get()).isEqualTo(1);
  }

  @Test
  void failedSync_failsForGood_forWhatItShouldHaveCovered() throws Exception {
    GroupCommit commit =
        new GroupCommit(
            () -> {
              if (syncs.incrementAndGet() == 2) {
                throw new IOException("the disk is gone");
              }
            });
    commit.wrote(1);
    commit.await(1);
    commit.wrote(2);
    assertThatThrownBy(() -> commit.await(2)).hasMessage("the disk is gone");
    assertThatThrownBy(() -> commit.await(2)).hasRootCauseMessage("the disk is gone");
    commit.await(1);
    assertThat(syncs.get()).isEqualTo(2);
  }
}
