package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.WrappedKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Many operations by eight threads while a token fails: each wraps a DEK of its own and unwraps it,
 * and now and then unwraps one that was changed, which must be refused however the token fails.
 */
final class FaultStorm {

  private static final int THREADS = 8;
  private static final int CHANGED_EACH = 1000;
  private static final byte[] CONTEXT = {7};

  private final KekBackend backend;
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicInteger done = new AtomicInteger();

  FaultStorm(KekBackend backend) {
    this.backend = backend;
  }

  int done() {
    return done.get();
  }

  /** Half of the operations are wraps, half unwraps; all end at the first that goes wrong. */
  void run(int operations) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Boolean>> ends = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        ends.add(threads.submit(part(thread, operations / THREADS / 2)));
      }
      for (Future<Boolean> end : ends) {
        end.get();
      }
      assertThat(wrong).isEmpty();
    } finally {
      threads.shutdownNow();
    }
  }

  private Callable<Boolean> part(int thread, int pairs) {
    return () -> {
      for (int i = 0; i < pairs && wrong.isEmpty(); i++) {
        pair(thread * pairs + i);
      }
      return true;
    };
  }

  private void pair(int number) {
    byte[] dek = new byte[32];
    Arrays.fill(dek, (byte) number);
    dek[0] = (byte) (number >> 8);
    try {
      WrappedKey wrapped = DekUses.wrap(backend, 1, dek, CONTEXT);
      if (!Arrays.equals(dek, DekUses.unwrap(backend, 1, wrapped, CONTEXT))) {
        wrong.add("wrong plaintext at " + number);
      }
      if (number % CHANGED_EACH == 0) {
        refuseChanged(wrapped);
      }
    } catch (KekException e) {
      wrong.add(number + ": " + e.kind() + " " + e.getMessage());
    }
    done.addAndGet(2);
  }

  private void refuseChanged(WrappedKey wrapped) throws KekException {
    byte[] changed = wrapped.ciphertext().clone();
    changed[3] ^= 1;
    try {
      DekUses.unwrap(
          backend, 1, new WrappedKey(wrapped.mechanism(), wrapped.iv(), changed), CONTEXT);
      wrong.add("unwrapped a changed key");
    } catch (KekException e) {
      if (e.kind() != KekException.Kind.BAD_TAG) {
        throw e;
      }
    }
  }
}
