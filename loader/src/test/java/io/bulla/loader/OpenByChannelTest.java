package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sealed files that the caller has opened itself. */
class OpenByChannelTest {
  @TempDir Path temp;
  private SealedSamples samples;

  @BeforeEach
  void begin() {
    samples = new SealedSamples(temp);
  }

  @Test
  void fileThatIsOpenAlready_isWhatIsRead_whateverIsPutInItsPlace() throws IOException {
    Path sealed = samples.sealedFile(10_000);
    FileChannel channel = FileChannel.open(sealed);
    Files.delete(sealed);
    Files.writeString(sealed, "something else");
    try (SealedModels models = new SealedModels(samples.options());
        OpenedFile opened = models.open(sealed, sealed, channel).orElseThrow()) {
      byte[] plaintext = new byte[10_000];
      opened.buffer().get(plaintext);
      assertThat(plaintext).isEqualTo(SealedSamples.bytes(10_000, 10_000));
    }
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void plainFile_leavesTheChannelToItsReader() throws IOException {
    Path plain = samples.plainFile(100);
    try (SealedModels models = new SealedModels(samples.options());
        FileChannel channel = FileChannel.open(plain)) {
      assertThat(models.open(plain, plain, channel)).isEmpty();
      assertThat(channel.read(ByteBuffer.allocate(200))).isEqualTo(100);
    }
  }

  @Test
  void member_isRefused_andItsChannelClosed() throws IOException {
    Path member = samples.sealedDirectory().resolve("weights.bin");
    FileChannel channel = FileChannel.open(member);
    try (SealedModels models = new SealedModels(samples.options())) {
      assertThatThrownBy(() -> models.open(member, member, channel))
          .isInstanceOf(ModelIdentityException.class)
          .hasMessageContaining("is the member weights.bin of a directory model");
    }
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void pins_holdForBothNames() throws IOException {
    Path sealed = samples.sealedFile(100);
    Path asked = temp.resolve("asked.bin");
    for (Path pinned : List.of(sealed, asked)) {
      ModelPin pin = new ModelPin("p", pinned, "another", 0, Optional.empty(), "b: p");
      try (SealedModels models = new SealedModels(samples.options().withPins(pins(pin)))) {
        assertThatThrownBy(() -> models.open(sealed, asked, FileChannel.open(sealed)))
            .isInstanceOf(ModelIdentityException.class)
            .hasMessageContaining("pins " + pinned);
      }
    }
  }

  private static ModelPins pins(ModelPin pin) {
    return new ModelPins(List.of(pin), false);
  }
}
