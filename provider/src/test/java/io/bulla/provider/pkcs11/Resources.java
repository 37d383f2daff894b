package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

/** What operations must not use up: the heap's live bytes, native memory, the token's sessions. */
record Resources(FaultyToken token, long sessions, long heapBytes, long nativeBytes) {

  /** More than before: eight threads with two sessions each, the inspector's, and those of keys. */
  private static final int MOST_MORE_SESSIONS = 48;

  /** With those of instances that were given up and have users yet. */
  private static final int MOST_MORE_AT_ONCE = 64;

  private static final long MOST_GROWTH_BYTES = 16 << 20;

  static Resources now(FaultyToken token) {
    System.gc();
    long heapBytes = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    return new Resources(token, token.openSessions(), heapBytes, MallocInfo.bytesInUse());
  }

  /** Instances of SunPKCS11 that were given up close their sessions when they are collected. */
  void assertFlat() throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    Resources after = now(token);
    while (!after.isAsSmallAs(this) && System.nanoTime() < deadline) {
      Thread.sleep(200);
      after = now(token);
    }
    assertThat(token.mostSessions() - sessions)
        .as("more sessions at once")
        .isLessThanOrEqualTo(MOST_MORE_AT_ONCE);
    assertThat(after.sessions - sessions)
        .as("more open sessions")
        .isLessThanOrEqualTo(MOST_MORE_SESSIONS);
    assertThat(after.heapBytes - heapBytes).as("growth of the heap").isLessThan(MOST_GROWTH_BYTES);
    assertThat(after.nativeBytes - nativeBytes)
        .as("growth of native memory")
        .isLessThan(MOST_GROWTH_BYTES);
  }

  private boolean isAsSmallAs(Resources before) {
    return sessions - before.sessions <= MOST_MORE_SESSIONS
        && heapBytes - before.heapBytes < MOST_GROWTH_BYTES
        && nativeBytes - before.nativeBytes < MOST_GROWTH_BYTES;
  }
}
