package io.bulla.cli.doctor;

import io.bulla.cli.ExitCode;
import io.bulla.cli.Failure;
import io.bulla.cli.Failures;
import io.bulla.cli.KeyFailures;
import io.bulla.cli.Workbench;
import io.bulla.loader.SealedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Cipher;
import org.jspecify.annotations.Nullable;

/**
 * One unwrap under a deadline, for probes.
 *
 * <p>With a model: its own DEK. Without: a DEK of zeros that is wrapped for the purpose, which
 * needs a KEK that may wrap.
 *
 * @param workbench the KEKs
 * @param timeout the deadline
 */
record Readiness(Workbench workbench, Duration timeout) {
  private static final int PROBE_BYTES = 32;

  /** Returns how long the unwrap took, or fails with {@link ExitCode#NOT_READY}. */
  Duration probe(@Nullable Path model) {
    long start = System.nanoTime();
    await(model == null ? this::unwrapProbe : () -> openAndClose(model));
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void await(Callable<Boolean> work) {
    FutureTask<Boolean> task = new FutureTask<>(work);
    Thread thread = new Thread(task, "bulla-ready");
    thread.setDaemon(true);
    thread.start();
    try {
      if (!task.get(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        throw notReady("a KEK gave back another key than was wrapped", "see bulla doctor", null);
      }
    } catch (TimeoutException e) {
      throw notReady(
          "no unwrap within " + timeout.toMillis() + " ms",
          "look at the token or keystore (bulla doctor), or give more --timeout",
          e);
    } catch (ExecutionException e) {
      Failure cause = Failures.of(e.getCause() == null ? e : e.getCause());
      throw notReady(cause.what(), cause.hint(), cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notReady("interrupted", "", e);
    }
  }

  private static Failure notReady(String what, String hint, @Nullable Throwable cause) {
    return new Failure(ExitCode.NOT_READY, "not ready: " + what, hint, cause);
  }

  private boolean openAndClose(Path model) throws IOException {
    SealedModel.open(model, workbench.options()).close();
    return true;
  }

  private boolean unwrapProbe() {
    try {
      return unwrapsWhatItWrapped();
    } catch (GeneralSecurityException | ProviderException | IOException e) {
      throw KeyFailures.of(e);
    }
  }

  /** The one that is asked first when a model is opened. */
  private String firstKekId() {
    List<String> ids = workbench.options().kekIds();
    return ids.isEmpty() ? workbench.kekIds(ids).get(0) : ids.get(0);
  }

  private boolean unwrapsWhatItWrapped() throws GeneralSecurityException, IOException {
    String kekId = firstKekId();
    Provider provider = workbench.provider();
    KeyStore store = KeyStore.getInstance("Bulla", provider);
    store.load(null, null);
    Key kek = store.getKey(kekId, null);
    if (kek == null) {
      throw new Failure(
          ExitCode.KEY, "no active version of KEK " + kekId, "make one: bulla key create " + kekId);
    }
    byte[] wrapped = run(provider, Cipher.ENCRYPT_MODE, kek, new byte[PROBE_BYTES]);
    return Arrays.equals(run(provider, Cipher.DECRYPT_MODE, kek, wrapped), new byte[PROBE_BYTES]);
  }

  private static byte[] run(Provider provider, int mode, Key kek, byte[] input)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("BullaWrap", provider);
    cipher.init(mode, kek);
    cipher.updateAAD("purpose=bulla-ready-probe-v1\n".getBytes(StandardCharsets.US_ASCII));
    return cipher.doFinal(input);
  }
}
