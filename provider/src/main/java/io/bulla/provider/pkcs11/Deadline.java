package io.bulla.provider.pkcs11;

import static io.bulla.provider.spi.KekException.Kind.BAD_CONFIG;
import static io.bulla.provider.spi.KekException.Kind.TIMED_OUT;
import static io.bulla.provider.spi.KekException.Kind.UNAVAILABLE;

import io.bulla.provider.spi.KekException;
import io.bulla.provider.spi.KekPlace;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * How long a caller waits for a token. A call into a library that hangs cannot be ended: its thread
 * is left behind, and what it brings later is wiped. So as not to leave one behind for each caller,
 * few may run at once. Without a deadline the caller's own thread makes the call. Thread-safe.
 */
final class Deadline {

  private static final String ATTRIBUTE = "x-bulla-deadline";
  private static final int MOST_CALLS = 64;
  private static final int MOST_MILLIS = 600_000;

  /** Made by the first deadline, since most tokens have none. */
  private static final class Threads {
    static final Executor OF_ALL =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "bulla-token");
              thread.setDaemon(true);
              return thread;
            });
  }

  private final Optional<Integer> millis;
  private final String tokenText;
  private final Semaphore places = new Semaphore(MOST_CALLS);

  private Deadline(Optional<Integer> millis, String tokenText) {
    this.millis = millis;
    this.tokenText = tokenText;
  }

  static Deadline of(KekPlace place, String tokenText) throws KekException {
    Optional<String> text = place.attribute(ATTRIBUTE);
    if (text.isPresent() && !text.get().matches("[1-9][0-9]{0,5}")) {
      throw new KekException(
          BAD_CONFIG,
          place.origin() + ": " + ATTRIBUTE + " is a number of milliseconds up to " + MOST_MILLIS);
    }
    return new Deadline(
        text.isPresent()
            ? Optional.of(Math.min(Integer.parseInt(text.get()), MOST_MILLIS))
            : Optional.empty(),
        tokenText);
  }

  /** What waits for a token. */
  @FunctionalInterface
  interface Call<T> {
    T run() throws KekException;
  }

  <T> T run(Call<T> call) throws KekException {
    if (millis.isEmpty()) {
      return call.run();
    }
    try {
      if (!places.tryAcquire(millis.get(), TimeUnit.MILLISECONDS)) {
        throw timedOut();
      }
      CompletableFuture<T> answer = new CompletableFuture<>();
      Threads.OF_ALL.execute(() -> answer(call, answer));
      return await(answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KekException(UNAVAILABLE, "interrupted while waiting for " + tokenText, e);
    }
  }

  private <T> void answer(Call<T> call, CompletableFuture<T> answer) {
    try {
      T result = call.run();
      if (!answer.complete(result) && result instanceof byte[] secret) {
        Arrays.fill(secret, (byte) 0);
      }
    } catch (KekException | RuntimeException | Error e) {
      answer.completeExceptionally(e);
    } finally {
      places.release();
    }
  }

  private <T> T await(CompletableFuture<T> answer) throws KekException, InterruptedException {
    try {
      return answer.get(millis.orElseThrow(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(/* mayInterruptIfRunning= */ false);
      throw timedOut();
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    } finally {
      answer.cancel(/* mayInterruptIfRunning= */ false);
    }
  }

  private static KekException thrown(@Nullable Throwable cause) {
    if (cause instanceof KekException reported) {
      return reported;
    }
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException(cause);
  }

  private KekException timedOut() {
    return new KekException(
        TIMED_OUT,
        tokenText
            + " did not answer within "
            + millis.orElseThrow()
            + " ms ("
            + ATTRIBUTE
            + "); check the device and its library");
  }
}
