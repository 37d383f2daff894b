package io.bulla.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.security.InvalidAlgorithmParameterException;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.GCMParameterSpec;
import org.junit.jupiter.api.Test;

/** The transformation {@code BullaWrap} under a KEK of any place. */
interface BullaWrapContract extends SeamUnderTest {
  @Test
  default void otherContext_isABadTag() throws Exception {
    byte[] blob = seam().wrap(kek(), dek(), CONTEXT);
    for (byte[] other : new byte[][] {{}, {1}, Arrays.copyOf(CONTEXT, CONTEXT.length - 1)}) {
      assertThatThrownBy(() -> seam().unwrap(kek(), blob, other))
          .isInstanceOf(AEADBadTagException.class);
    }
  }

  @Test
  default void anyByteOfTheBlobChanged_neverGivesPlaintext() throws Exception {
    byte[] blob = seam().wrap(kek(), dek(), CONTEXT);
    for (int i = 0; i < blob.length; i++) {
      byte[] changed = blob.clone();
      changed[i] ^= 0x40;
      Throwable failure = catchThrowable(() -> seam().unwrap(kek(), changed, CONTEXT));
      if (i < 7) {
        SeamFailures.assertRefused(failure);
      } else {
        assertThat(failure).as("byte %d", i).isInstanceOf(AEADBadTagException.class);
      }
    }
  }

  @Test
  default void blobOfAnotherLength_isRefusedOrABadTag() throws Exception {
    byte[] blob = seam().wrap(kek(), dek(), CONTEXT);
    for (int length : new int[] {0, 6, 7, 18, 19, 50, blob.length - 1, blob.length + 1, 9000}) {
      byte[] other = Arrays.copyOf(blob, length);
      Throwable failure = catchThrowable(() -> seam().unwrap(kek(), other, CONTEXT));
      assertThat(failure).isInstanceOfAny(AEADBadTagException.class, ProviderException.class);
      assertThat(failure instanceof ProviderException ? failure.getCause().getMessage() : "refused")
          .startsWith("refused");
    }
  }

  @Test
  default void dekOfAnUnusualLength_isRefused() {
    SeamFailures.assertRefused(catchThrowable(() -> seam().wrap(kek(), new byte[15], CONTEXT)));
    SeamFailures.assertRefused(catchThrowable(() -> seam().wrap(kek(), new byte[65], CONTEXT)));
  }

  @Test
  default void callersIv_isRefused() throws Exception {
    Cipher cipher = Cipher.getInstance("BullaWrap", seam().provider());
    assertThatThrownBy(
            () -> cipher.init(Cipher.ENCRYPT_MODE, kek(), new GCMParameterSpec(128, new byte[12])))
        .isInstanceOf(InvalidAlgorithmParameterException.class);
  }

  @Test
  default void wrapModeAndPiecemealUse_areUnsupported() throws Exception {
    Cipher cipher = Cipher.getInstance("BullaWrap", seam().provider());
    assertThatThrownBy(() -> cipher.init(Cipher.WRAP_MODE, kek()))
        .isInstanceOf(UnsupportedOperationException.class);
    cipher.init(Cipher.ENCRYPT_MODE, kek());
    assertThatThrownBy(() -> cipher.update(dek()))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  default void cipherUsedTwice_forgetsTheFirstContext() throws Exception {
    Cipher cipher = Cipher.getInstance("BullaWrap", seam().provider());
    cipher.init(Cipher.ENCRYPT_MODE, kek());
    cipher.updateAAD(CONTEXT);
    byte[] first = cipher.doFinal(dek());
    byte[] second = cipher.doFinal(dek());
    assertThat(seam().unwrap(kek(), first, CONTEXT)).isEqualTo(dek());
    assertThat(seam().unwrap(kek(), second, new byte[0])).isEqualTo(dek());
  }

  @Test
  default void resultThatDoesNotFit_keepsTheContextForTheNextCall() throws Exception {
    Cipher cipher = Cipher.getInstance("BullaWrap", seam().provider());
    cipher.init(Cipher.ENCRYPT_MODE, kek());
    cipher.updateAAD(ByteBuffer.wrap(CONTEXT));
    assertThatThrownBy(() -> cipher.doFinal(dek(), 0, dek().length, new byte[dek().length]))
        .isInstanceOf(ShortBufferException.class);
    byte[] room = new byte[cipher.getOutputSize(dek().length)];
    int length = cipher.doFinal(dek(), 0, dek().length, room);
    byte[] blob = Arrays.copyOf(room, length);
    assertThat(seam().unwrap(kek(), blob, CONTEXT)).isEqualTo(dek());
    byte[] later = cipher.doFinal(dek());
    assertThat(seam().unwrap(kek(), later, new byte[0])).isEqualTo(dek());
  }

  @Test
  default void outputSize_isATightBound() throws Exception {
    Cipher cipher = Cipher.getInstance("BullaWrap", seam().provider());
    cipher.init(Cipher.ENCRYPT_MODE, kek());
    byte[] blob = cipher.doFinal(dek());
    assertThat(cipher.getOutputSize(dek().length)).isBetween(blob.length, blob.length + 64);
    cipher.init(Cipher.DECRYPT_MODE, kek());
    assertThat(cipher.getOutputSize(blob.length)).isBetween(dek().length, 64);
  }

  @Test
  default void manyThreads_allUnwrap() throws Exception {
    byte[] blob = seam().wrap(kek(), dek(), CONTEXT);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<byte[]>> results = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        results.add(threads.submit(() -> seam().unwrap(kek(), blob, CONTEXT)));
      }
      for (Future<byte[]> result : results) {
        assertThat(result.get()).isEqualTo(dek());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  default void failures_showNoDek() throws Exception {
    byte[] blob = seam().wrap(kek(), dek(), CONTEXT);
    blob[blob.length - 1] ^= 1;
    String text =
        SeamFailures.textOf(catchThrowable(() -> seam().unwrap(kek(), blob, CONTEXT)))
            + SeamFailures.textOf(
                catchThrowable(() -> seam().wrap(kek(), Arrays.copyOf(dek(), 65), CONTEXT)));
    assertThat(text).doesNotContainIgnoringCase("c0ffee").doesNotContain("-64, -1, -18");
  }
}
