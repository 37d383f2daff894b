package io.bulla.loader.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.loader.LoaderOptions;
import io.bulla.loader.SealedModel;
import io.bulla.loader.SealedModelException;
import io.bulla.loader.keys.KekShelf;
import io.bulla.testing.Seed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every length and every flipped bit of a directory's manifest and member is refused. */
class EveryChangeOfADirectoryTest {
  private static final int BLOCK_BYTES = 4096;
  private static final int MANIFEST_PAYLOAD = 3 * 4096;

  private final SpecDirectory directory = SpecDirectory.usual();
  private final KekShelf shelf =
      KekShelf.answering((blob, context) -> directory.manifest.keys.dek());
  private final LoaderOptions options = SpecReader.options(shelf, "models");
  @TempDir Path temp;
  private Path manifest;
  private Path member;

  @BeforeEach
  void write() throws IOException {
    for (Map.Entry<String, byte[]> file : directory.files().entrySet()) {
      Path target = temp.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
    manifest = temp.resolve("bulla.manifest");
    member = temp.resolve(SpecDirectory.MODEL);
  }

  @Test
  void untouchedDirectory_opens() throws IOException {
    try (SealedModel model = SealedModel.open(temp, options)) {
      assertThat(SpecReader.bytes(model, SpecDirectory.MODEL)).isEqualTo(SpecFile.plaintext(57));
    }
  }

  @Test
  void everyOtherLengthOfAMember_isRefused() throws IOException {
    try (SealedModel model = SealedModel.open(temp, options)) {
      assertOnlyItsOwnLengthOpens(member, () -> SpecReader.bytes(model, SpecDirectory.MODEL));
    }
  }

  @Test
  void everyOtherLengthOfTheManifest_isRefused() throws IOException {
    assertOnlyItsOwnLengthOpens(manifest, this::openModel);
  }

  @Test
  @Tag("brief")
  void aBitOfEachByteOfAMember_isRefused() throws IOException {
    Random random = Seed.random(EveryChangeOfADirectoryTest.class);
    int bytes = (int) Files.size(member);
    assertMemberRefused(IntStream.range(0, bytes).map(at -> at * 8 + random.nextInt(8)));
  }

  @Test
  @Tag("full")
  void everyBitOfAMember_isRefused() throws IOException {
    assertMemberRefused(IntStream.range(0, (int) Files.size(member) * 8));
  }

  @Test
  @Tag("brief")
  void aBitOfEachByteOfTheManifest_isRefused() throws IOException {
    Random random = Seed.random(EveryChangeOfADirectoryTest.class);
    int bytes = (int) Files.size(manifest);
    IntStream block = IntStream.range(0, BLOCK_BYTES);
    IntStream payload = IntStream.range(MANIFEST_PAYLOAD, bytes);
    IntStream offsets = IntStream.concat(block, payload);
    assertNoFlipOpens(manifest, offsets.map(at -> at * 8 + random.nextInt(8)), this::openModel);
  }

  @Test
  @Tag("full")
  void everyBitOfTheManifest_isRefused() throws IOException {
    int bits = (int) Files.size(manifest) * 8;
    IntStream block = IntStream.range(0, BLOCK_BYTES * 8);
    IntStream payload = IntStream.range(MANIFEST_PAYLOAD * 8, bits);
    assertNoFlipOpens(manifest, IntStream.concat(block, payload), this::openModel);
  }

  private void assertMemberRefused(IntStream bits) throws IOException {
    try (SealedModel model = SealedModel.open(temp, options)) {
      assertNoFlipOpens(member, bits, () -> SpecReader.bytes(model, SpecDirectory.MODEL));
    }
  }

  private void openModel() throws IOException {
    SealedModel.open(temp, options).close();
  }

  /** Opens what a test has changed. */
  private interface Opening {
    void open() throws IOException;
  }

  private static boolean opens(Opening opening) throws IOException {
    try {
      opening.open();
      return true;
    } catch (SealedModelException e) {
      return false;
    }
  }

  private static void assertOnlyItsOwnLengthOpens(Path file, Opening opening) throws IOException {
    int ownLength = (int) Files.size(file);
    List<Long> opened = new ArrayList<>();
    Files.write(file, new byte[20], StandardOpenOption.APPEND);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (long length = channel.size(); length >= 0; length--) {
        channel.truncate(length);
        if (opens(opening)) {
          opened.add(length);
        }
      }
    }
    assertThat(opened).containsExactly((long) ownLength);
  }

  private static void assertNoFlipOpens(Path file, IntStream bits, Opening opening)
      throws IOException {
    byte[] content = Files.readAllBytes(file);
    List<Integer> opened = new ArrayList<>();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int bit : bits.toArray()) {
        byte changed = (byte) (content[bit / 8] ^ 1 << bit % 8);
        channel.write(ByteBuffer.wrap(new byte[] {changed}), bit / 8);
        if (opens(opening)) {
          opened.add(bit);
        }
        channel.write(ByteBuffer.wrap(content, bit / 8, 1), bit / 8);
      }
    }
    assertThat(opened).isEmpty();
    assertThat(opens(opening)).as("opens again when nothing is changed").isTrue();
  }
}
