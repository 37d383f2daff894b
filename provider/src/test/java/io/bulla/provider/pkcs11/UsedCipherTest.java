package io.bulla.provider.pkcs11;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.bulla.provider.spi.KekBackend;
import io.bulla.provider.spi.WrappedKey;
import io.bulla.testing.SoftHsmToken;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ciphers of SunPKCS11 wait for their next use: none of them may keep the DEK of its last. */
class UsedCipherTest {

  private static final byte[] CONTEXT = {1, 2, 3};

  @TempDir private Path directory;
  private final byte[] mask = random();
  private final byte[] dek = random();

  /** The DEK that is looked for, kept so that the test itself does not have it in the heap. */
  private final byte[] masked = xor(dek, mask);

  private KekBackend backend;

  @BeforeEach
  void makeKek() throws Exception {
    backend = new Pkcs11BackendFactory().open(Places.of(SoftHsmToken.fresh(), "models"));
    backend.create(1);
  }

  @Test
  void waitingCipher_keepsNothingOfTheDekThatItWrapped() throws Exception {
    WrappedKey wrapped = DekUses.wrap(backend, 1, dek, CONTEXT);
    assertThat(inLiveHeap()).as("control: the caller still has it").isTrue();
    Arrays.fill(dek, (byte) 0);
    assertThat(inLiveHeap()).as("after the caller's wipe").isFalse();
    assertThat(wrapped.ciphertext()).isNotEmpty();
  }

  @Test
  void waitingCipher_keepsNothingOfTheDekThatItUnwrapped() throws Exception {
    WrappedKey wrapped = DekUses.wrap(backend, 1, dek, CONTEXT);
    Arrays.fill(dek, (byte) 0);
    byte[] unwrapped = DekUses.unwrap(backend, 1, wrapped, CONTEXT);
    assertThat(xor(unwrapped, mask)).isEqualTo(masked);
    assertThat(inLiveHeap()).as("control: the caller still has it").isTrue();
    Arrays.fill(unwrapped, (byte) 0);
    assertThat(inLiveHeap()).as("after the caller's wipe").isFalse();
  }

  private static byte[] random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static byte[] xor(byte[] bytes, byte[] mask) {
    byte[] result = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      result[i] = (byte) (bytes[i] ^ mask[i]);
    }
    return result;
  }

  /** Looks for half of the secret too, which is made plain only once the heap is in the file. */
  private boolean inLiveHeap() throws IOException {
    Path dump = directory.resolve("heap.hprof");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(dump.toString(), /* live= */ true);
    String heap = Files.readString(dump, StandardCharsets.ISO_8859_1);
    Files.delete(dump);
    byte[] secret = xor(masked, mask);
    return heap.contains(text(secret, 0)) || heap.contains(text(secret, secret.length / 2));
  }

  private static String text(byte[] secret, int from) {
    return new String(secret, from, secret.length / 2, StandardCharsets.ISO_8859_1);
  }
}
