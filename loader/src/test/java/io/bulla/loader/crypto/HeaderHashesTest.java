package io.bulla.loader.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HeaderHashesTest {

  private final HeaderHashes hashes = new HeaderHashes(Primitives.ofJvm());

  @Test
  void coreHash_coversTheCoreAndNoMore() throws Exception {
    byte[] block = new byte[4096];
    Arrays.fill(block, 0, 2048, (byte) 9);
    byte[] core = Arrays.copyOf(block, 2048);

    assertThat(hashes.coreHash(block)).isEqualTo(MessageDigest.getInstance("SHA-256").digest(core));
    assertThat(hashes.coreHash(core)).isEqualTo(hashes.coreHash(block));
  }

  @Test
  void slotChecksum_failsOnAnyFlippedByte() {
    byte[] slot = new byte[4096];
    slot[5] = 1;
    System.arraycopy(hashes.slotChecksum(slot), 0, slot, 4064, 32);
    assertThat(hashes.slotChecksumHolds(slot)).isTrue();

    for (int i = 0; i < slot.length; i++) {
      slot[i] ^= 1;
      assertThat(hashes.slotChecksumHolds(slot)).as("byte %d", i).isFalse();
      slot[i] ^= 1;
    }
  }
}
