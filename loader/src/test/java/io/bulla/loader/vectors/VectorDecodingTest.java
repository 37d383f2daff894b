package io.bulla.loader.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.loader.format.FirstLine;
import io.bulla.loader.format.FormatViolation;
import io.bulla.loader.format.ImmutableBlock;
import io.bulla.loader.format.ModelCore;
import io.bulla.loader.format.RecipientSlot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Headers of the vectors decode, or are refused, as the vectors say: as far as no key is needed.
 */
class VectorDecodingTest {
  /** Malformed in what only a key or a comparison of slots shows. */
  private static final Set<String> BEYOND_THE_HEADER =
      Set.of("payload-header-length", "slots-both-torn", "slots-one-sequence");

  static Collection<FormatVector> vectors() throws IOException {
    return VectorFiles.read().values();
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void header_isAsTheVectorSays(FormatVector vector) {
    FormatViolation violation = firstViolation(vector);
    boolean beyond =
        BEYOND_THE_HEADER.contains(vector.name()) || vector.name().startsWith("manifest-");
    switch (vector.header("expect")) {
      case "format" -> assertThat(violation == null).isEqualTo(beyond);
      case "future-version" -> assertThat(violation).matches(FormatViolation::isFuture);
      case "not-sealed" -> assertThat(violation).hasMessageContaining("is not a sealed model");
      default -> assertThat(violation).isNull();
    }
    if (violation != null && !vector.header("expect").equals("future-version")) {
      assertThat(violation.isFuture()).isFalse();
    }
  }

  private static @Nullable FormatViolation firstViolation(FormatVector vector) {
    boolean single = vector.files().size() == 1;
    for (byte[] content : vector.files().values()) {
      try {
        if (single || FirstLine.hasMagic(ByteBuffer.wrap(content))) {
          decode(content);
        }
      } catch (FormatViolation e) {
        return e;
      }
    }
    return null;
  }

  private static void decode(byte[] content) throws FormatViolation {
    ModelCore core = ImmutableBlock.decode(ByteBuffer.wrap(content)).core();
    long plaintextBytes = core.layout().plaintextBytes(content.length);
    if (core.lengthKnown() && plaintextBytes != core.plaintextLengthBytes()) {
      throw FormatViolation.malformed("another length");
    }
    for (int i = 0; core.kind().hasSlots() && i < RecipientSlot.COUNT; i++) {
      int capacity = core.slotCapacityBytes();
      byte[] slot = Arrays.copyOfRange(content, 4096 + i * capacity, 4096 + (i + 1) * capacity);
      if (!isTorn(slot)) {
        RecipientSlot.decode(slot, i);
      }
    }
  }

  private static boolean isTorn(byte[] slot) {
    int offset = RecipientSlot.checksumOffset(slot.length);
    byte[] checksum = SpecCrypto.sha256(Arrays.copyOf(slot, offset));
    return !Arrays.equals(checksum, Arrays.copyOfRange(slot, offset, slot.length));
  }
}
