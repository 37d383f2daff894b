package io.bulla.benchmarks.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {
  private static final int LENGTH_BYTES = 256 << 20;
  private static final long FILE_BYTES = 1L << 30;
  private static final long MOST_ELSE_BYTES = 64 << 20;

  private final ProcessMemory memory = ProcessMemory.of(ProcessHandle.current().pid());

  @Test
  void anonymousMemory_countsOnceItIsTouched() throws IOException {
    long before = memory.bytes();
    ByteBuffer touched = ByteBuffer.allocateDirect(LENGTH_BYTES); // Java fills it with zeros
    try {
      assertThat(memory.bytes() - before)
          .isBetween(LENGTH_BYTES - MOST_ELSE_BYTES, LENGTH_BYTES + MOST_ELSE_BYTES);
    } finally {
      Reference.reachabilityFence(touched);
    }
  }

  @Test
  void anonymousFile_countsThoughItIsNotMapped() throws IOException {
    long before = memory.bytes();
    int descriptor = library("memfd_create").invokeInt(new Object[] {"bulla-test", 0});
    assertThat(descriptor).isPositive();
    try {
      Object[] length = {descriptor, FILE_BYTES};
      assertThat(library("ftruncate").invokeInt(length)).isZero();
      assertThat(memory.bytes() - before)
          .isBetween(FILE_BYTES - MOST_ELSE_BYTES, FILE_BYTES + MOST_ELSE_BYTES);
    } finally {
      library("close").invokeInt(new Object[] {descriptor});
    }
  }

  private static Function library(String function) {
    return NativeLibrary.getProcess().getFunction(function);
  }
}
