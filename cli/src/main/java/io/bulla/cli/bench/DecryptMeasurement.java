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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Bytes of plaintext a second, from a file in the page cache to memory that was touched before.
 *
 * <p>All cases take turns, several times, so that a host whose speed drifts does not decide between
 * them; the first turn of each warms up and counts for nothing. For one use, by one thread.
 */
final class DecryptMeasurement {
  private static final int TURNS = 4;
  private static final int MOST_RUNS_A_TURN = 200;

  private final Engines engines;
  private final Primitives primitives;
  private final List<DecryptCase> cases;
  private final int plaintextBytes;
  private final Repetition turn;
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
              return turn.withoutWarmUp(() -> rate(each, engine, payload, plaintext));
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
