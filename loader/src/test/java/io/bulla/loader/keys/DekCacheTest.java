package io.bulla.loader.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.loader.crypto.SecretBytes;
import io.bulla.loader.format.Hash32;
import io.bulla.loader.format.SealId;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DekCacheTest {
  private static final String TIMER = "bulla-dek-cache";
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final DekCache.Giver GIVER = new DekCache.Giver("models", 1);
  private static final long PATIENCE_NANOS = Duration.ofSeconds(30).toNanos();

  private final SecretBytes dek = SecretBytes.copyOf(Samples.dekBytes());

  @AfterEach
  void close() {
    dek.close();
  }

  private static DekCache.Key key(int seal, String... kekIds) {
    byte[] sealId = new byte[SealId.LENGTH_BYTES];
    sealId[0] = (byte) seal;
    return new DekCache.Key(SealId.of(sealId), Hash32.ZERO, Hash32.ZERO, List.of(kekIds), false);
  }

  private static Hash32 otherHash() {
    byte[] bytes = new byte[32];
    bytes[31] = 1;
    return Hash32.of(bytes);
  }

  @Test
  void keptDek_isFoundAsACopy_whoseCloseLeavesTheCacheAsItIs() {
    try (DekCache cache = new DekCache(LONG)) {
      cache.keep(key(1, "models"), dek, GIVER);
      dek.close();
      for (int i = 0; i < 2; i++) {
        try (SecretBytes found = cache.find(key(1, "models")).orElseThrow()) {
          assertThat(found.use(byte[]::clone)).isEqualTo(Samples.dekBytes());
        }
      }
    }
  }

  @Test
  void anySingleDifferenceOfTheKey_findsNothing() {
    DekCache.Key key = key(1, "models", "eu");
    try (DekCache cache = new DekCache(LONG)) {
      cache.keep(key, dek, GIVER);
      assertThat(cache.find(key(2, "models", "eu"))).isEmpty();
      assertThat(cache.find(key(1, "models"))).isEmpty();
      assertThat(cache.find(key(1, "eu", "models"))).isEmpty();
      assertThat(cache.find(withCommitment(key))).isEmpty();
      assertThat(cache.find(withRecipients(key))).isEmpty();
      assertThat(cache.find(signed(key))).isEmpty();
    }
  }

  private static DekCache.Key withCommitment(DekCache.Key key) {
    return new DekCache.Key(key.sealId(), otherHash(), key.recipients(), key.kekIds(), false);
  }

  private static DekCache.Key withRecipients(DekCache.Key key) {
    return new DekCache.Key(key.sealId(), key.commitment(), otherHash(), key.kekIds(), false);
  }

  private static DekCache.Key signed(DekCache.Key key) {
    return new DekCache.Key(key.sealId(), key.commitment(), key.recipients(), key.kekIds(), true);
  }

  @Test
  void ttlOfZero_keepsNothing_andStartsNoTimer() throws Exception {
    try (DekCache cache = new DekCache(Duration.ZERO)) {
      cache.keep(key(1, "models"), dek, GIVER);
      assertThat(cache.find(key(1, "models"))).isEmpty();
      assertThat(field(cache, "timer")).isNull();
    }
  }

  @Test
  void expiredDek_isWipedByTheTimer_thoughNobodyAsks() throws Exception {
    long timersBefore = timers();
    try (DekCache cache = new DekCache(SHORT)) {
      cache.keep(key(1, "models"), dek, GIVER);
      byte[] held = held(cache, key(1, "models"));
      waitUntil(() -> isWiped(held));
      assertThat(cache.find(key(1, "models"))).isEmpty();
      waitUntil(() -> timers() <= timersBefore);
    }
  }

  @Test
  void dekThatIsUsedAgainAndAgain_expiresAllTheSame() throws Exception {
    long start = System.nanoTime();
    try (DekCache cache = new DekCache(SHORT)) {
      cache.keep(key(1, "models"), dek, GIVER);
      waitUntil(() -> cache.find(key(1, "models")).isEmpty());
      assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SHORT.toNanos());
    }
  }

  @Test
  void replacedAndClosed_areWiped() throws Exception {
    DekCache cache = new DekCache(LONG);
    cache.keep(key(1, "models"), dek, GIVER);
    byte[] replaced = held(cache, key(1, "models"));
    cache.keep(key(1, "models"), dek, GIVER);
    assertThat(isWiped(replaced)).isTrue();
    cache.keep(key(2, "models"), dek, GIVER);
    byte[] closed = held(cache, key(2, "models"));
    cache.close();
    assertThat(isWiped(closed)).isTrue();
  }

  @Test
  void forgottenDek_isWiped_andItsGiverToldUntilThen() throws Exception {
    try (DekCache cache = new DekCache(LONG)) {
      cache.keep(key(1, "models"), dek, GIVER);
      byte[] held = held(cache, key(1, "models"));
      assertThat(cache.giver(key(1, "models"))).contains(GIVER);
      cache.forget(key(1, "models"));
      assertThat(isWiped(held)).isTrue();
      assertThat(cache.giver(key(1, "models"))).isEmpty();
      assertThat(cache.find(key(1, "models"))).isEmpty();
    }
  }

  @Test
  void closedCache_keepsNothing_andLeavesNoThread() throws Exception {
    long timersBefore = timers();
    DekCache cache = new DekCache(LONG);
    cache.keep(key(1, "models"), dek, GIVER);
    cache.close();
    cache.keep(key(2, "models"), dek, GIVER);
    assertThat(cache.find(key(1, "models"))).isEmpty();
    assertThat(cache.find(key(2, "models"))).isEmpty();
    waitUntil(() -> timers() <= timersBefore);
  }

  @Test
  void cache_showsNoDek() {
    try (DekCache cache = new DekCache(LONG)) {
      cache.keep(key(1, "models"), dek, GIVER);
      assertThat(cache).hasToString("DekCache");
    }
  }

  /** The very bytes that the cache holds: what wiping is about. */
  private static byte[] held(DekCache cache, DekCache.Key key) throws Exception {
    Object entry = ((Map<?, ?>) field(cache, "entries")).get(key);
    byte[] bytes = (byte[]) field(field(entry, "dek"), "bytes");
    assertThat(bytes).isEqualTo(Samples.dekBytes());
    return bytes;
  }

  private static Object field(Object owner, String name) throws Exception {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(owner);
  }

  private static boolean isWiped(byte[] secret) {
    return Arrays.equals(secret, new byte[secret.length]);
  }

  /** Those of other tests' caches among them. */
  private static long timers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(TIMER))
        .count();
  }

  /** What a condition says, until it says yes. */
  private interface Condition {
    boolean holds();
  }

  private static void waitUntil(Condition condition) throws InterruptedException {
    long start = System.nanoTime();
    while (!condition.holds()) {
      assertThat(System.nanoTime() - start).as("waited in vain").isLessThan(PATIENCE_NANOS);
      Thread.sleep(5);
    }
  }
}
