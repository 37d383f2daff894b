package io.bulla.loader.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipientSlotTest {
  private static final int CAPACITY = 4096;
  private static final byte[] MAC = Samples.filled(32, 0x77);

  @Test
  void encodedSlot_decodesToItself() throws Exception {
    RecipientSlot slot = new RecipientSlot(1, 9, three());
    RecipientSlot.Decoded decoded = RecipientSlot.decode(slot.encode(MAC, CAPACITY), 1);
    assertThat(decoded.slot()).isEqualTo(slot);
    assertThat(decoded.mac()).isEqualTo(Hash32.of(MAC));
  }

  @Test
  void recipients_areKeptInOrder() throws Exception {
    List<Recipient> shuffled = new ArrayList<>(three());
    java.util.Collections.reverse(shuffled);
    assertThat(new RecipientSlot(0, 1, shuffled).recipients())
        .map(Recipient::toString)
        .containsExactly("eu/2", "eu/10", "eu-1/1");
  }

  /** All but the checksum, which is not of the content. */
  @Test
  void everyFlippedBit_isRefusedOrAnotherSlot() throws Exception {
    RecipientSlot slot = new RecipientSlot(0, 9, three());
    byte[] encoded = slot.encode(MAC, CAPACITY);
    RecipientSlot.Decoded original = RecipientSlot.decode(encoded, 0);
    for (int bit = 0; bit < RecipientSlot.checksumOffset(CAPACITY) * 8; bit++) {
      encoded[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(decodedOrNull(encoded)).as("bit %d", bit).isNotEqualTo(original);
      encoded[bit / 8] ^= (byte) (1 << (bit % 8));
    }
  }

  @ParameterizedTest
  @CsvSource({
    // the first recipient: kekIdLength at 20, "eu" at 21, version at 23, blobLength at 27
    "0, 00, mark",
    "4, 01, slot index",
    "4, 02, slot index",
    "5, 01, reserved",
    "6, 0000, number of recipients",
    "6, 0021, number of recipients",
    "6, ffff, recipients",
    "6, 0002, follow the last recipient",
    "6, 0004, cut off",
    "8, 0000000000000000, sequence",
    "8, 8000000000000000, sequence",
    "16, 00000000, recipient",
    "16, 7fffffff, recipients",
    "16, ffffffff, recipients",
    "20, 00, KEK id",
    "20, ff, KEK id",
    "21, 45, KEK id",
    "23, 00000000, KEK version",
    "23, 80000000, KEK version",
    "23, 0000000a, twice",
    "23, 0000000b, out of order",
    "27, 0000, wrapped DEK",
    "27, 2001, wrapped DEK",
    "27, ffff, wrapped DEK",
    "4063, 01, zero",
  })
  void malformedField_isRefusedByName(int offset, String hex, String named) throws Exception {
    byte[] encoded = new RecipientSlot(0, 9, three()).encode(MAC, CAPACITY);
    byte[] value = HexFormat.of().parseHex(hex);
    System.arraycopy(value, 0, encoded, offset, value.length);
    assertThat(Samples.violation(() -> RecipientSlot.decode(encoded, 0)))
        .hasMessageContaining(named);
  }

  @Test
  void recipientsThatFillTheSlotExactly_fit() throws Exception {
    int room = RecipientSlot.recipientRoomBytes(CAPACITY);
    Recipient exact = Samples.recipient("a", 1, room - 8);
    byte[] encoded = new RecipientSlot(0, 1, List.of(exact)).encode(MAC, CAPACITY);
    assertThat(encoded).hasSize(CAPACITY);
    assertThat(RecipientSlot.decode(encoded, 0).slot().recipients()).containsExactly(exact);

    Recipient more = Samples.recipient("a", 1, room - 7);
    RecipientSlot tooFull = new RecipientSlot(0, 1, List.of(more));
    assertThat(Samples.violation(() -> tooFull.encode(MAC, CAPACITY))).hasMessageContaining("room");
  }

  @Test
  void recipientCap_holds() throws Exception {
    List<Recipient> most = new ArrayList<>();
    for (int version = 1; version <= 32; version++) {
      most.add(Samples.recipient("a", version, 40));
    }
    RecipientSlot full = new RecipientSlot(0, 1, most);
    assertThat(RecipientSlot.decode(full.encode(MAC, CAPACITY), 0).slot()).isEqualTo(full);

    most.add(Samples.recipient("a", 33, 40));
    RecipientSlot tooMany = new RecipientSlot(0, 1, most);
    assertThat(Samples.violation(() -> tooMany.encode(MAC, CAPACITY)))
        .hasMessageContaining("number of recipients");
  }

  @Test
  void slotThatBreaksARule_isNotEncoded() throws Exception {
    Recipient a = Samples.recipient("a", 1, 40);
    for (RecipientSlot bad :
        List.of(
            new RecipientSlot(2, 1, List.of(a)),
            new RecipientSlot(0, 0, List.of(a)),
            new RecipientSlot(0, 1, List.of()),
            new RecipientSlot(0, 1, List.of(a, Samples.recipient("a", 1, 41))))) {
      assertThat(Samples.violation(() -> bad.encode(MAC, CAPACITY))).isNotNull();
    }
    RecipientSlot good = new RecipientSlot(0, 1, List.of(a));
    assertThat(Samples.violation(() -> good.encode(new byte[31], CAPACITY))).isNotNull();
  }

  @Test
  void recipientBlob_isItsOwnCopy() throws Exception {
    byte[] blob = {1, 2, 3};
    Recipient recipient = Recipient.of("a", 1, blob);
    blob[0] = 9;
    recipient.blob()[1] = 9;
    assertThat(recipient.blob()).containsExactly(1, 2, 3);
  }

  private static List<Recipient> three() throws FormatViolation {
    return List.of(
        Samples.recipient("eu", 2, 60),
        Samples.recipient("eu", 10, 61),
        Samples.recipient("eu-1", 1, 62));
  }

  private static RecipientSlot.@org.jspecify.annotations.Nullable Decoded decodedOrNull(
      byte[] encoded) {
    try {
      return RecipientSlot.decode(encoded, 0);
    } catch (FormatViolation e) {
      return null;
    }
  }
}
