package io.bulla.cli.bench;

import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.Primitives;
import io.bulla.loader.memory.LockPolicy;
import io.bulla.loader.memory.NativeMemory;
import io.bulla.loader.memory.NativeRegion;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.security.ProviderException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Bytes of plaintext a second, from a file in the page cache to memory that was touched before.
 *
 * <p>Each engine is warmed up by what it decrypts and not by time, since the JVM compiles code by
 * how often it ran: SunJCE is some twenty times as slow for its first 130 to 350 MiB. Then all
 * cases take turns, several times, so that a host whose speed drifts does not decide between them;
 * the first turn of each warms up, too, and counts for nothing. For one use, by one thread.
 */
final class DecryptMeasurement {
  private static final int TURNS = 4;
  private static final int MOST_RUNS_A_TURN = 200;
  private static final int WARM_UP_BYTES = 512 << 20;

  /** For engines that are no faster when they are warm. */
  private static final long MOST_WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(15);

  private final Engines engines;
  private final Primitives primitives;
  private final List<DecryptCase> cases;
  private final int plaintextBytes;
  private final Repetition warmUp;
  private final Repetition turn;
  private final Set<String> warmEngines = new HashSet<>();
  private final Map<DecryptCase, List<Double>> figures = new LinkedHashMap<>();
  private final Map<DecryptCase, Reading.Missing> missing = new LinkedHashMap<>();

  DecryptMeasurement(
      Engines engines,
      Primitives primitives,
      List<DecryptCase> cases,
      Budget budget,
      Runnable beat) {
    this.engines = engines;
    this.primitives = primitives;
    this.cases = List.copyOf(cases);
    this.plaintextBytes = budget.decryptBytes();
    this.warmUp =
        new Repetition(MOST_WARM_UP_NANOS, 1, WARM_UP_BYTES / budget.decryptBytes(), beat);
    this.turn =
        new Repetition(budget.decryptNanos() / TURNS / cases.size(), 1, MOST_RUNS_A_TURN, beat);
  }

  /** The figures, in the order of the cases. */
  Map<DecryptCase, Reading> take() throws InterruptedIOException {
    try (NativeRegion region =
        NativeRegion.allocate(NativeMemory.ofHost(), plaintextBytes, LockPolicy.OFF)) {
      region.wipe(); // touches it
      ByteBuffer plaintext = region.views().get(0);
      for (int i = 0; i < TURNS; i++) {
        turnOfAll(plaintext, i > 0);
      }
    } catch (IOException | ProviderException e) {
      Reading.Missing why = Reading.failed(e);
      cases.forEach(each -> missing.put(each, why));
    }
    Map<DecryptCase, Reading> readings = new LinkedHashMap<>();
    cases.forEach(each -> readings.put(each, reading(each)));
    return readings;
  }

  private Reading reading(DecryptCase each) {
    Reading.Missing why = missing.get(each);
    return why != null ? why : new Reading.Taken(Spread.of(figures.getOrDefault(each, List.of())));
  }

  private void turnOfAll(ByteBuffer plaintext, boolean counts) throws IOException {
    TreeSet<Integer> sizes = new TreeSet<>();
    cases.forEach(each -> sizes.add(each.segmentSizeBytes()));
    for (int sizeBytes : sizes) {
      try (ScratchPayload payload =
          ScratchPayload.seal(plaintext, sizeBytes, engines.configured(), primitives)) {
        for (DecryptCase each : cases) {
          if (each.segmentSizeBytes() == sizeBytes && !missing.containsKey(each)) {
            turnOf(each, payload, plaintext, counts);
          }
        }
      }
    }
  }

  private void turnOf(
      DecryptCase each, ScratchPayload payload, ByteBuffer plaintext, boolean counts)
      throws InterruptedIOException {
    Reading reading =
        Reading.of(
            () -> {
              CipherEngine engine = engines.require(each.engine());
              Trial trial = () -> rate(each, engine, payload, plaintext);
              if (warmEngines.add(each.engine())) {
                warmUp.withoutWarmUp(trial);
              }
              return turn.withoutWarmUp(trial);
            });
    if (reading instanceof Reading.Missing why) {
      missing.put(each, why);
    } else if (counts && reading instanceof Reading.Taken taken) {
      figures.computeIfAbsent(each, key -> new ArrayList<>()).addAll(taken.spread().values());
    }
  }

  private static double rate(
      DecryptCase each, CipherEngine engine, ScratchPayload payload, ByteBuffer plaintext)
      throws IOException {
    int last = plaintext.capacity() - 1;
    plaintext.put(0, (byte) 1).put(last, (byte) 1);
    long start = System.nanoTime();
    payload.open(engine, each.threads(), plaintext.duplicate());
    double seconds = (System.nanoTime() - start) / 1e9;
    if (plaintext.get(0) != 0 || plaintext.get(last) != 0) {
      throw new ProviderException(each.engine() + " verified and did not decrypt");
    }
    return plaintext.capacity() / seconds;
  }
}
