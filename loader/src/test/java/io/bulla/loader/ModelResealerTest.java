package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelResealerTest {
  @TempDir Path temp;
  private SealedSamples samples;

  @BeforeEach
  void begin() {
    samples = new SealedSamples(temp);
  }

  private SealReport reseal(Path model, ResealRequest request) throws IOException {
    return new ModelResealer(samples.options()).reseal(model, request);
  }

  @Test
  void aFile_inItsPlace_isTheSameModelUnderAnotherDek() throws IOException {
    Path sealed = samples.sealedFile(100_000);
    ModelInfo before = ModelInspector.inspect(sealed);
    byte[] oldFile = Files.readAllBytes(sealed);

    SealReport report = reseal(sealed, ResealRequest.SAME);

    ModelInfo after = ModelInspector.inspect(sealed);
    assertThat(samples.load(sealed, "")).isEqualTo(SealedSamples.bytes(100_000, 100_000));
    assertThat(after.sealId()).isNotEqualTo(before.sealId()).isEqualTo(report.sealId());
    assertThat(after.modelId()).isEqualTo(before.modelId());
    assertThat(after.modelVersion()).isEqualTo(before.modelVersion());
    assertThat(after.segmentSizeBytes()).isEqualTo(before.segmentSizeBytes());
    assertThat(report.contentChecked()).isTrue();
    assertThat(report.unwrapChecked()).isTrue();
    assertThat(report.plaintextDeleted()).isFalse();
    assertThatOnlyThisIsIn(temp, "model.onnx", "sealed.onnx");
    oldDekIsUseless(sealed, oldFile);
  }

  /** Puts the old slots, which hold the old DEK, into the new file. */
  private void oldDekIsUseless(Path sealed, byte[] oldFile) throws IOException {
    try (FileChannel channel = FileChannel.open(sealed, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(oldFile, 4096, 2 * 8192), 4096);
    }
    assertThatThrownBy(() -> samples.load(sealed, ""))
        .isInstanceOf(ModelAuthenticationException.class);
  }

  private static void assertThatOnlyThisIsIn(Path directory, String... names) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
    }
  }

  @Test
  void aFileThatComesWhileADirectoryIsSealedAnew_isNotLost() throws IOException {
    Path sealed = samples.sealedDirectory();
    String sealId = ModelInspector.inspect(sealed).sealId();
    Path late = sealed.resolve("late.txt");
    ResealRequest writing =
        ResealRequest.SAME.withProgress((step, done, total) -> write(late, "a note"));

    assertThatThrownBy(() -> reseal(sealed, writing))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("late.txt");

    assertThat(late).hasContent("a note");
    assertThat(ModelInspector.inspect(sealed).sealId()).isEqualTo(sealId);
    assertThatOnlyThisIsIn(temp, "plain", "sealed");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aDirectory_inItsPlace_isTheSameModelUnderAnotherDek() throws IOException {
    Path sealed = samples.sealedDirectory();
    String sealId = ModelInspector.inspect(sealed).sealId();

    reseal(sealed, ResealRequest.SAME.withModelVersion(7));

    ModelInfo after = ModelInspector.inspect(sealed);
    assertThat(after.sealId()).isNotEqualTo(sealId);
    assertThat(after.modelVersion()).isEqualTo(7);
    for (String path : List.of("config.json", "empty", "onnx/model.onnx", "weights.bin")) {
      assertThat(samples.load(sealed, path))
          .isEqualTo(Files.readAllBytes(temp.resolve("plain").resolve(path)));
    }
    assertThat(ModelInspector.verify(sealed, samples.options(), ProgressListener.NONE).findings())
        .isEmpty();
    assertThatOnlyThisIsIn(temp, "plain", "sealed");
  }

  @Test
  void toAnotherPlace_leavesTheModelAsItIs() throws IOException {
    Path sealed = samples.sealedFile(100);
    byte[] before = Files.readAllBytes(sealed);
    Path target = temp.resolve("new");

    new ModelResealer(samples.options()).reseal(sealed, target, ResealRequest.SAME);

    assertThat(Files.readAllBytes(sealed)).isEqualTo(before);
    assertThat(samples.load(target, "")).hasSize(100);
    assertThatThrownBy(
            () -> new ModelResealer(samples.options()).reseal(sealed, target, ResealRequest.SAME))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void recipients_stayThoseOfTheModel_unlessOthersAreAskedFor() throws IOException {
    Path sealed = samples.sealedFile(100);
    samples.shelves.add("models", 2);
    assertThat(reseal(sealed, ResealRequest.SAME).recipients()).containsExactly("models/2");
    assertThat(reseal(sealed, ResealRequest.SAME.withKekIds(List.of("others"))).recipients())
        .containsExactly("others/1");
  }

  @Test
  void largerSlots_makeRoom() throws IOException {
    Path sealed = samples.sealedFile(100);
    reseal(sealed, ResealRequest.SAME.withSlotCapacityBytes(65_536));
    assertThat(ModelInspector.inspect(sealed).slotCapacityBytes()).isEqualTo(65_536);
    assertThat(samples.load(sealed, "")).hasSize(100);
  }

  @Test
  void aSignedModel_needsItsPublisherOrSaysThatItShallBeUnsigned()
      throws IOException, GeneralSecurityException {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Publisher publisher = new Publisher(pair.getPrivate(), pair.getPublic(), null);
    Path sealed = temp.resolve("signed");
    new ModelSealer(samples.options())
        .seal(samples.plainFile(100), sealed, SealedSamples.request().withSigner(publisher));
    byte[] before = Files.readAllBytes(sealed);

    assertThatThrownBy(() -> reseal(sealed, ResealRequest.SAME))
        .isInstanceOf(ModelIdentityException.class)
        .hasMessageContaining("--unsigned");
    assertThat(Files.readAllBytes(sealed)).isEqualTo(before);

    LoaderOptions trusting =
        samples.options().withPublisher(new PublisherPolicy(List.of(pair.getPublic()), true, true));
    new ModelResealer(trusting).reseal(sealed, ResealRequest.SAME.withSigner(publisher));
    assertThat(SealedSamples.load(sealed, "", trusting)).hasSize(100);

    reseal(sealed, ResealRequest.SAME.withoutSignature());
    assertThat(ModelInspector.inspect(sealed).publisher()).isEmpty();
    assertThat(samples.load(sealed, "")).hasSize(100);
  }

  @Test
  void aDamagedPayload_isRefused_andTheModelStaysAsItIs() throws IOException {
    Path sealed = samples.sealedFile(100_000);
    SealedSamples.flip(sealed, 4096 + 2 * 8192 + 3 * SealedSamples.SEGMENT_BYTES);
    byte[] before = Files.readAllBytes(sealed);

    assertThatThrownBy(() -> reseal(sealed, ResealRequest.SAME))
        .isInstanceOf(ModelAuthenticationException.class)
        .hasMessageContaining("segment 3");

    assertThat(Files.readAllBytes(sealed)).isEqualTo(before);
    assertThatOnlyThisIsIn(temp, "model.onnx", "sealed.onnx");
  }

  @Test
  void filesThatAreNoMembers_areNotLost() throws IOException {
    Path sealed = samples.sealedDirectory();
    Files.writeString(sealed.resolve("README"), "by hand");
    assertThatThrownBy(() -> reseal(sealed, ResealRequest.SAME))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("README");
    assertThat(sealed.resolve("README")).exists();
    assertThat(samples.load(sealed, "config.json")).isNotEmpty();
  }

  @Test
  void aLinkToAModel_staysALink() throws IOException {
    Path sealed = samples.sealedFile(100);
    Path link = Files.createSymbolicLink(temp.resolve("link"), sealed);
    byte[] before = Files.readAllBytes(sealed);
    reseal(link, ResealRequest.SAME);
    assertThat(link).isSymbolicLink();
    assertThat(Arrays.equals(Files.readAllBytes(sealed), before)).isFalse();
    assertThat(samples.load(link, "")).hasSize(100);
  }

  @Test
  void aRequiredRecipient_isNotLeftOut() throws IOException {
    Path sealed = samples.sealedFile(100);
    LoaderOptions options = samples.options().withRequiredRecipients(List.of("others"));
    assertThatThrownBy(() -> new ModelResealer(options).reseal(sealed, ResealRequest.SAME))
        .isInstanceOf(ModelKeyException.class)
        .hasMessageContaining("others");
  }
}
