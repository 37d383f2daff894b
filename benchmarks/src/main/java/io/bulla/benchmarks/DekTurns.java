package io.bulla.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutionException;

/** What is done with a DEK of 32 bytes under two KEKs. */
final class DekTurns {

  private static final int DEK_BYTES = 32;
  private static final byte[] CONTEXT =
      "purpose=bulla dek\nseal=0123456789abcdef\nmodel=m\n".getBytes(UTF_8);

  private DekTurns() {}

  /** A new IV each time. */
  static void wrap(ComparedKeks keks, KekRatios ratios)
      throws InterruptedException, ExecutionException {
    byte[] dek = new byte[DEK_BYTES];
    keks.compare(
        () -> keks.bare().wrap(dek, CONTEXT), () -> keks.bulla().wrap(dek, CONTEXT), ratios);
  }

  /** What was wrapped before, again and again. */
  static void unwrap(ComparedKeks keks, KekRatios ratios)
      throws InterruptedException, ExecutionException, GeneralSecurityException {
    byte[] bare = keks.bare().wrap(new byte[DEK_BYTES], CONTEXT);
    byte[] bulla = keks.bulla().wrap(new byte[DEK_BYTES], CONTEXT);
    keks.compare(
        () -> keks.bare().unwrap(bare, CONTEXT), () -> keks.bulla().unwrap(bulla, CONTEXT), ratios);
  }
}
