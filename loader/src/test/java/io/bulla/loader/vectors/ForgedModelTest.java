package io.bulla.loader.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.ModelAuthenticationException;
import io.bulla.loader.ModelFormatException;
import io.bulla.loader.ModelIdentityException;
import io.bulla.loader.ModelKeyException;
import io.bulla.loader.SealedModel;
import io.bulla.loader.keys.KekShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that somebody put together from parts of others: each is refused, and says where. */
class ForgedModelTest {
  private static final int SLOTS = 4096;
  private static final int PAYLOAD = 3 * 4096;
  private static final int SEGMENT = SpecFile.SEGMENT;

  /** Four segments: 8, 48, 48 and 20 bytes. */
  private static SpecFile fourSegments() {
    SpecFile file = new SpecFile();
    file.plaintext = SpecFile.plaintext(8 + 48 + 48 + 20);
    return file;
  }

  private static SpecFile ofUnknownLength() {
    SpecFile file = fourSegments();
    file.lengthKnown = false;
    return file;
  }

  private static void assertNotAuthentic(SpecFile file, byte[] forged, String place) {
    assertThatExceptionOfType(ModelAuthenticationException.class)
        .isThrownBy(() -> SpecReader.of(file, "models").open(forged))
        .withMessageContaining(place);
  }

  /** The file with these segments of its payload, and no others. */
  private static byte[] withSegments(byte[] sealed, int... indices) {
    byte[] header = Arrays.copyOf(sealed, PAYLOAD);
    byte[][] segments =
        IntStream.of(indices).mapToObj(i -> segment(sealed, i)).toArray(byte[][]::new);
    return SpecCrypto.concat(header, SpecCrypto.concat(segments));
  }

  private static byte[] segment(byte[] sealed, int index) {
    int from = PAYLOAD + index * SEGMENT;
    return Arrays.copyOfRange(sealed, from, Math.min(sealed.length, from + SEGMENT));
  }

  @Test
  void segmentsOfAKnownLength_swappedOrRepeated_areNotAuthentic() {
    SpecFile file = fourSegments();
    byte[] sealed = file.encode();
    assertNotAuthentic(file, withSegments(sealed, 0, 2, 1, 3), "segment 1");
    assertNotAuthentic(file, withSegments(sealed, 0, 1, 1, 3), "segment 2");
    assertNotAuthentic(file, withSegments(sealed, 0, 2, 2, 3), "segment 1");
  }

  @Test
  void segmentsOfAKnownLength_deletedOrAdded_areMalformed() {
    SpecFile file = fourSegments();
    byte[] sealed = file.encode();
    for (int[] indices : new int[][] {{0, 1, 3}, {0, 1, 2}, {0, 1, 2, 2, 3}, {0, 1, 2, 3, 3}}) {
      assertThatExceptionOfType(ModelFormatException.class)
          .isThrownBy(() -> SpecReader.of(file, "models").open(withSegments(sealed, indices)));
    }
  }

  @Test
  void segmentsOfAnUnknownLength_movedInAnyWay_areNotAuthentic() {
    SpecFile file = ofUnknownLength();
    byte[] sealed = file.encode();
    int[][] orders = {{0, 2, 1, 3}, {0, 1, 3}, {0, 1, 2}, {0}, {0, 1, 2, 2, 3}, {0, 1, 2, 1, 3}};
    for (int[] order : orders) {
      assertNotAuthentic(file, withSegments(sealed, order), "segment");
    }
  }

  @Test
  void segmentsOfAnotherFileUnderTheSameDek_areNotAuthentic() {
    SpecFile file = fourSegments();
    SpecFile sibling = fourSegments();
    sibling.modelVersion = file.modelVersion + 1;
    byte[] sealed = file.encode();
    byte[] other = sibling.encode();
    for (int index = 0; index < 4; index++) {
      byte[] forged = sealed.clone();
      byte[] foreign = segment(other, index);
      System.arraycopy(foreign, 0, forged, PAYLOAD + index * SEGMENT, foreign.length);
      assertNotAuthentic(file, forged, "segment");
    }
  }

  @Test
  void wholePayloadOfAnotherFileUnderTheSameDek_isNotAuthentic() {
    SpecFile file = fourSegments();
    SpecFile sibling = fourSegments();
    sibling.modelVersion = file.modelVersion + 1;
    byte[] forged = file.encode();
    System.arraycopy(sibling.encode(), PAYLOAD, forged, PAYLOAD, forged.length - PAYLOAD);
    assertNotAuthentic(file, forged, "segment 3");
  }

  @Test
  void slotsOfAnotherModel_areNotAuthentic_beforeThePayloadIsLookedAt() {
    SpecFile file = fourSegments();
    SpecFile other = fourSegments();
    other.keys = new SpecKeys("another model under the same KEK");
    byte[] forged = withSlotsOf(file.encode(), other.encode());
    forged[forged.length - 1] ^= 1;
    assertNotAuthentic(file, forged, "header MAC");
    assertNotAuthentic(other, forged, "wrapped DEK");
  }

  private static byte[] withSlotsOf(byte[] sealed, byte[] other) {
    byte[] forged = sealed.clone();
    System.arraycopy(other, SLOTS, forged, SLOTS, PAYLOAD - SLOTS);
    return forged;
  }

  @Test
  void plantedRecipient_isRefusedByTheMac() {
    SpecFile file = fourSegments();
    SpecRecipient own = SpecRecipient.of("models", 1);
    SpecRecipient planted = SpecRecipient.of("planted", 1);
    byte[] mac = mac(file, 1);
    file.slots(SpecSlot.of(0, 1, own), withMac(SpecSlot.of(1, 2, own, planted), mac));
    assertNotAuthentic(file, file.encode(), "header MAC of recipient slot 1");
    assertThatExceptionOfType(ModelAuthenticationException.class)
        .isThrownBy(() -> SpecReader.of(file, "planted").open(file.encode()))
        .withMessageContaining("header MAC of recipient slot 1");
  }

  /** The MAC that the writer took over a slot with its one recipient. */
  private static byte[] mac(SpecFile file, int slot) {
    byte[] sealed = file.encode();
    int at = SLOTS + slot * 4096 + SpecSlot.of(slot, 1, SpecRecipient.of("models", 1)).macOffset();
    return Arrays.copyOfRange(sealed, at, at + 32);
  }

  private static SpecSlot withMac(SpecSlot slot, byte[] mac) {
    return slot.beforeChecksum(slot.macOffset(), java.util.HexFormat.of().formatHex(mac));
  }

  @Test
  void onlyForeignKeks_costNoOperation() {
    SpecFile file = fourSegments();
    SpecReader stranger = SpecReader.of(file, "africa", "asia");
    assertThatExceptionOfType(ModelKeyException.class)
        .isThrownBy(() -> stranger.open(file.encode()));
    assertThat(stranger.shelf().wasAsked()).isFalse();
  }

  /** Wrapped DEK, with a checksum that is right again: it needs no key. */
  @Test
  void changedBlob_andAnotherKeyUnderTheSameId_cannotBeToldApart() {
    SpecFile file = fourSegments();
    Throwable changed = failure(file, changedBlob(file).encode());
    Throwable otherKey = failure(withNoKek(), file.encode());
    assertThat(changed).hasMessage(otherKey.getMessage());
  }

  private static SpecFile changedBlob(SpecFile file) {
    SpecFile changed = new SpecFile();
    changed.plaintext = file.plaintext;
    SpecRecipient own = SpecRecipient.of("models", 1);
    changed.slots(
        SpecSlot.of(0, 1, own).beforeChecksum(40, "ff"),
        SpecSlot.of(1, 2, own).beforeChecksum(40, "ff"));
    return changed;
  }

  /** Its KEK answers for untouched blobs only, as one that authenticates does. */
  private static Throwable failure(SpecFile file, byte[] sealed) {
    KekShelf shelf =
        KekShelf.answering(
            (blob, context) -> Arrays.equals(blob, new byte[61]) ? file.keys.dek() : null);
    return failure(shelf, sealed);
  }

  private static KekShelf withNoKek() {
    return KekShelf.answering((blob, context) -> null);
  }

  private static Throwable failure(KekShelf shelf, byte[] sealed) {
    SpecReader reader = new SpecReader(shelf, SpecReader.options(shelf, "models"));
    return catchThrowableOfType(ModelAuthenticationException.class, () -> reader.open(sealed));
  }

  @ParameterizedTest
  @ValueSource(ints = {56, 58})
  void olderCopyOfAMemberUnderTheSameDek_isRefused(int lengthBytes, @TempDir Path directory)
      throws IOException {
    SpecFile older = SpecDirectory.memberFile(SpecDirectory.MODEL, lengthBytes);
    SpecDirectory model = SpecDirectory.usual().place(SpecDirectory.MODEL, older.encode());
    assertMemberRefused(directory, model);
  }

  @Test
  void olderCopyOfAMemberOfUnknownLength_isRefused(@TempDir Path directory) throws IOException {
    SpecFile older = SpecDirectory.memberFile(SpecDirectory.MODEL, 56);
    older.lengthKnown = false;
    SpecDirectory model = new SpecDirectory();
    SpecFile current = SpecDirectory.memberFile(SpecDirectory.MODEL, 57);
    current.lengthKnown = false;
    model.member(SpecDirectory.MODEL, 1, current).place(SpecDirectory.MODEL, older.encode());
    assertThat(older.coreHash()).isEqualTo(current.coreHash());
    assertMemberRefused(directory, model);
  }

  private static void assertMemberRefused(Path directory, SpecDirectory model) throws IOException {
    for (Map.Entry<String, byte[]> file : model.files().entrySet()) {
      Path target = directory.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
    KekShelf shelf = KekShelf.answering((blob, context) -> model.manifest.keys.dek());
    LoaderOptions options = SpecReader.options(shelf, "models");
    try (SealedModel opened = SealedModel.open(directory, options)) {
      assertThatExceptionOfType(ModelIdentityException.class)
          .isThrownBy(() -> opened.load(SpecDirectory.MODEL))
          .withMessageContaining("is not the file that the manifest lists");
    }
  }
}
