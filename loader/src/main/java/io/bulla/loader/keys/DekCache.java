package io.bulla.loader.keys;

import io.bulla.loader.crypto.SecretBytes;
import io.bulla.loader.format.Hash32;
import io.bulla.loader.format.SealId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/**
 * DEKs that outlive one opening, for a bounded time, so that the members of a model cost one KEK
 * operation together.
 *
 * <p>A cached DEK proves nothing: whoever takes one checks commitment and MAC again, and asks
 * before whether the KEK that gave it still would. Wiped by a timer, when that KEK would not, and
 * on close. Safe for several threads.
 */
public final class DekCache implements AutoCloseable {
  /**
   * What a cached DEK belongs to.
   *
   * @param sealId the sealing
   * @param commitment the commitment in the header
   * @param recipients hash of the active slot's recipients: other recipients, another entry
   * @param kekIds the KEKs that the configuration allows
   * @param signed whether a trusted publisher signed: an asymmetric KEK is accepted only then
   */
  public record Key(
      SealId sealId, Hash32 commitment, Hash32 recipients, List<String> kekIds, boolean signed) {
    public Key {
      kekIds = List.copyOf(kekIds);
    }
  }

  /**
   * Who gave a DEK.
   *
   * @param kekId the KEK
   * @param kekVersion its version
   */
  public record Giver(String kekId, int kekVersion) {}

  private record Entry(SecretBytes dek, Giver giver, long expiresAtNanos) {
    boolean expiredAt(long nowNanos) {
      return nowNanos - expiresAtNanos >= 0;
    }
  }

  private final long ttlNanos;
  private final Map<Key, Entry> entries = new HashMap<>();
  private @Nullable Timer timer;
  private boolean closed;

  /** A cache whose entries live this long; with zero it keeps nothing. */
  public DekCache(Duration ttl) {
    this.ttlNanos = ttl.toNanos();
  }

  /** Who gave the DEK that is there: to be asked whether it still would. */
  public synchronized Optional<Giver> giver(Key key) {
    removeExpired();
    return Optional.ofNullable(entries.get(key)).map(Entry::giver);
  }

  /** Wipes a DEK. */
  public synchronized void forget(Key key) {
    wipe(entries.remove(key));
  }

  /** A copy of the DEK, if it is there and has not expired; the caller closes it. */
  public synchronized Optional<SecretBytes> find(Key key) {
    removeExpired();
    return Optional.ofNullable(entries.get(key)).map(entry -> entry.dek().copy());
  }

  /** Keeps a copy of a DEK that was just given; the caller keeps, and closes, its own. */
  public synchronized void keep(Key key, SecretBytes dek, Giver giver) {
    if (ttlNanos == 0 || closed) {
      return;
    }
    wipe(entries.put(key, new Entry(dek.copy(), giver, System.nanoTime() + ttlNanos)));
    startTimer();
  }

  private static void wipe(@Nullable Entry entry) {
    if (entry != null) {
      entry.dek().close();
    }
  }

  /** Wipes everything; the cache keeps nothing from now on. */
  @Override
  public synchronized void close() {
    closed = true;
    entries.values().forEach(entry -> entry.dek().close());
    entries.clear();
    stopTimer();
  }

  private synchronized void removeExpired() {
    long now = System.nanoTime();
    for (Iterator<Entry> all = entries.values().iterator(); all.hasNext(); ) {
      Entry entry = all.next();
      if (entry.expiredAt(now)) {
        entry.dek().close();
        all.remove();
      }
    }
    if (entries.isEmpty()) {
      stopTimer();
    }
  }

  private void startTimer() {
    if (timer == null) {
      timer = new Timer("bulla-dek-cache", true);
      long periodMillis = Math.max(ttlNanos / 4_000_000, 10);
      timer.schedule(new Expiry(), periodMillis, periodMillis);
    }
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }

  private final class Expiry extends TimerTask {
    @Override
    public void run() {
      removeExpired();
    }
  }

  @Override
  public String toString() {
    return "DekCache";
  }
}
