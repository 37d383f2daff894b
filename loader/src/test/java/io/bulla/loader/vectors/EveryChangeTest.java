package io.bulla.loader.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.loader.ModelInspector;
import io.bulla.loader.ProgressListener;
import io.bulla.testing.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every length and every flipped bit of a small sealed file: refused, but for a flip in a recipient
 * slot, after which the other slot counts.
 */
class EveryChangeTest {
  private static final int SLOT_BYTES = 4096;
  private static final int SLOTS = 4096;
  private static final int PAYLOAD = SLOTS + 2 * SLOT_BYTES;
  private static final String[] OLD = {"models"};
  private static final String[] NEW = {"models", "other"};

  private final SpecFile file =
      new SpecFile().slots(SpecSlot.of(0, 1, recipients(OLD)), SpecSlot.of(1, 2, recipients(NEW)));
  private final byte[] sealed = file.encode();
  private final SpecReader reader = SpecReader.of(file, "models", "other");

  private static SpecRecipient[] recipients(String... kekIds) {
    return Arrays.stream(kekIds).map(id -> SpecRecipient.of(id, 1)).toArray(SpecRecipient[]::new);
  }

  @Test
  void untouchedFile_opens() throws IOException {
    assertThat(reader.open(sealed).plaintext()).isEqualTo(file.plaintext);
    assertThat(reader.open(sealed).kekIds()).containsExactly(NEW);
  }

  @Test
  void everyOtherLength_isRefused() throws IOException {
    List<Integer> opened = new ArrayList<>();
    for (int length = 0; length < sealed.length + 100; length++) {
      if (reader.tryOpen(Arrays.copyOf(sealed, length)).isPresent()) {
        opened.add(length);
      }
    }
    assertThat(opened).containsExactly(sealed.length);
  }

  @Test
  void everyBitOfBlockAndPayload_isRefused() throws IOException {
    IntStream block = IntStream.range(0, SLOTS * 8);
    IntStream payload = IntStream.range(PAYLOAD * 8, sealed.length * 8);
    List<Integer> opened = new ArrayList<>();
    for (int bit : IntStream.concat(block, payload).toArray()) {
      if (reader.tryOpen(flipped(bit)).isPresent()) {
        opened.add(bit);
      }
    }
    assertThat(opened).isEmpty();
  }

  @Test
  @Tag("brief")
  void aBitOfEachByteOfTheSlots_leadsToTheOtherSlot() throws IOException {
    Random random = Seed.random(EveryChangeTest.class);
    for (int offset = SLOTS; offset < PAYLOAD; offset++) {
      assertOtherSlotCounts(offset * 8 + random.nextInt(8));
    }
  }

  @Test
  @Tag("full")
  void everyBitOfTheSlots_leadsToTheOtherSlot() throws IOException {
    for (int bit = SLOTS * 8; bit < PAYLOAD * 8; bit++) {
      assertOtherSlotCounts(bit);
    }
  }

  private void assertOtherSlotCounts(int bit) throws IOException {
    Optional<SpecReader.Opened> opened = reader.tryOpen(flipped(bit));
    boolean inFirst = bit / 8 < SLOTS + SLOT_BYTES;
    assertThat(opened)
        .as("bit %d", bit)
        .hasValueSatisfying(
            model -> {
              assertThat(model.info().degraded()).isTrue();
              assertThat(model.kekIds()).containsExactly(inFirst ? NEW : OLD);
              assertThat(model.plaintext()).isEqualTo(file.plaintext);
            });
  }

  @Test
  void aBitOfASlot_failsVerification(@TempDir Path directory) throws IOException {
    Random random = Seed.random(EveryChangeTest.class);
    for (int i = 0; i < 50; i++) {
      int bit = SLOTS * 8 + random.nextInt(2 * SLOT_BYTES * 8);
      Path model = Files.write(directory.resolve("model.bin"), flipped(bit));
      assertThat(ModelInspector.verify(model, reader.options(), ProgressListener.NONE).findings())
          .as("bit %d", bit)
          .hasSize(1);
    }
  }

  @Test
  void aBitInEachSlot_isRefused_andNoKekIsAsked() throws IOException {
    SpecReader untouched = SpecReader.of(file, "models", "other");
    byte[] changed = flipped(SLOTS * 8 + 1000);
    changed[SLOTS + SLOT_BYTES + 77] ^= 4;
    assertThat(untouched.tryOpen(changed)).isEmpty();
    assertThat(untouched.shelf().wasAsked()).isFalse();
  }

  private byte[] flipped(int bit) {
    byte[] changed = sealed.clone();
    changed[bit / 8] ^= (byte) (1 << bit % 8);
    return changed;
  }
}
