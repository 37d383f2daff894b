package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Memory;
import org.junit.jupiter.api.Test;

/** That a leak is seen by what looks for one. */
class ResourcesTest {

  private static final int BYTES = 1000;
  private static final int TIMES = 20_000;
  private static final long CLEARLY = (long) BYTES * TIMES / 2;

  @Test
  void nativeMemoryThatIsNotFreed_isCounted() {
    long before = MallocInfo.bytesInUse();
    Memory[] leaked = new Memory[TIMES];
    for (int i = 0; i < TIMES; i++) {
      leaked[i] = new Memory(BYTES);
    }
    long held = MallocInfo.bytesInUse() - before;
    for (Memory each : leaked) {
      each.close();
    }
    assertThat(held).isGreaterThan(CLEARLY); // less than all: the JVM frees memory of its own
    assertThat(MallocInfo.bytesInUse() - before).isLessThan(CLEARLY);
  }
}
