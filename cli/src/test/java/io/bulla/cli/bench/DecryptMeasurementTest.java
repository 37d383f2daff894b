package io.bulla.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.CipherProviders;
import io.bulla.loader.crypto.CipherEngine;
import io.bulla.loader.crypto.CipherEngines;
import io.bulla.loader.crypto.Primitives;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DecryptMeasurementTest {
  private static final CipherEngine ENGINE = CipherEngines.choose(CipherProviders.bundled(), null);
  private static final DecryptCase CONFIGURED = new DecryptCase(ENGINE.name(), 1, 256 << 10);
  private static final DecryptCase OTHER = new DecryptCase(ENGINE.name(), 2, 256 << 10);
  private static final int COUNTED_TURNS = 3;

  private int beats;

  private Map<DecryptCase, Reading> withoutTime(DecryptCase... cases)
      throws InterruptedIOException {
    return new DecryptMeasurement(
            new Engines(Map.of(ENGINE.name(), ENGINE), Map.of(), ENGINE),
            Primitives.ofJvm(),
            List.of(cases),
            new Budget(0, false),
            () -> beats++)
        .take();
  }

  /** 512 MiB by 8 MiB, unless that takes 15 s; a turn has no time and so is one run. */
  @Test
  void engine_warmsUpByBytes_howeverShortTheTime_andNoneOfThatCounts()
      throws InterruptedIOException {
    Map<DecryptCase, Reading> readings = withoutTime(CONFIGURED, OTHER);
    assertThat(readings.keySet()).containsExactly(CONFIGURED, OTHER);
    assertThat(readings.values())
        .allSatisfy(
            reading -> assertThat(reading.figure().orElseThrow().values()).hasSize(COUNTED_TURNS));
    int turns = 2 * (1 + COUNTED_TURNS);
    assertThat(beats - turns).as("runs to warm up").isBetween(2, 64);
  }
}
