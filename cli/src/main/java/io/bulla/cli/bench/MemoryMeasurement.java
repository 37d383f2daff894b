package io.bulla.cli.bench;

import io.bulla.loader.memory.LockPolicy;
import io.bulla.loader.memory.NativeMemory;
import io.bulla.loader.memory.NativeRegion;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What it costs one thread to write to memory as plaintext has it, in milliseconds for a gigabyte
 * (10^9 bytes): memory that is fresh, whose pages the kernel must find and zero, and memory that
 * was touched. The difference is what page faults cost.
 *
 * @param fresh of new memory
 * @param touched of the same memory, again
 */
record MemoryMeasurement(Reading fresh, Reading touched) {
  private static final int BYTES = 64 << 20;
  private static final int MOST = 1000;
  private static final byte[] CHUNK = new byte[64 << 10];

  static {
    Arrays.fill(CHUNK, (byte) 1);
  }

  static MemoryMeasurement take(long budgetNanos, Runnable beat) throws InterruptedIOException {
    Repetition half = new Repetition(budgetNanos / 2, 3, MOST, beat);
    return new MemoryMeasurement(
        Reading.of(() -> half.of(MemoryMeasurement::writeFresh)), Reading.of(() -> touched(half)));
  }

  private static double writeFresh() throws IOException {
    try (NativeRegion region = region()) {
      return write(region.views().get(0));
    }
  }

  private static Spread touched(Repetition repetition) throws IOException {
    try (NativeRegion region = region()) {
      ByteBuffer memory = region.views().get(0);
      return repetition.of(() -> write(memory));
    }
  }

  private static NativeRegion region() throws IOException {
    return NativeRegion.allocate(NativeMemory.ofHost(), BYTES, LockPolicy.OFF);
  }

  private static double write(ByteBuffer memory) {
    long start = System.nanoTime();
    for (int at = 0; at < BYTES; at += CHUNK.length) {
      memory.put(at, CHUNK);
    }
    double millis = (System.nanoTime() - start) / 1e6;
    if (memory.get(BYTES - 1) != 1) {
      throw new IllegalStateException("memory does not hold what was written to it");
    }
    return millis * 1e9 / BYTES;
  }
}
