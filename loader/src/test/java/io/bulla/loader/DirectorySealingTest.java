package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams into a directory model, manifest last. */
class DirectorySealingTest {
  private static final String LONG = "onnx/weights.bin";

  @TempDir Path temp;
  private SealedSamples samples;
  private Path target;

  @BeforeEach
  void begin() throws IOException {
    samples = new SealedSamples(temp);
    target = Files.createDirectories(temp.resolve("streamed"));
    Files.createDirectories(target.resolve("onnx"));
  }

  @Test
  void finishedDirectory_opensToWhatWasWritten_byOneKekOperation() throws IOException {
    try (DirectorySealing sealing = sealing(SealedSamples.request())) {
      write(sealing, LONG, SealedSamples.bytes(20_000, 1));
      write(sealing, "config.json", new byte[0]);
      SealReport report = finish(sealing);
      assertThat(report.files()).isEqualTo(2);
      assertThat(report.plaintextBytes()).isEqualTo(20_000);
    }
    samples.shelves.operations().clear();
    try (SealedModel model = SealedModel.open(target, samples.options())) {
      assertThat(model.members()).extracting(MemberInfo::path).containsExactly("config.json", LONG);
    }
    assertThat(samples.shelves.operations()).hasSize(1);
    assertThat(samples.load(target, LONG)).isEqualTo(SealedSamples.bytes(20_000, 1));
    assertThat(samples.load(target, "config.json")).isEmpty();
  }

  @Test
  void signedStreams_openWithTheirContentChecked_andRefuseAChange() throws Exception {
    KeyPair publisher = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Publisher signer = new Publisher(publisher.getPrivate(), publisher.getPublic(), null);
    try (DirectorySealing sealing = sealing(SealedSamples.request().withSigner(signer))) {
      write(sealing, LONG, SealedSamples.bytes(20_000, 1));
      finish(sealing);
    }
    LoaderOptions options =
        samples
            .options()
            .withPublisher(new PublisherPolicy(List.of(publisher.getPublic()), true, true));
    assertThat(SealedSamples.load(target, LONG, options)).isEqualTo(SealedSamples.bytes(20_000, 1));

    SealedSamples.flip(target.resolve(LONG), 10_000);
    assertThatExceptionOfType(ModelAuthenticationException.class)
        .isThrownBy(() -> SealedSamples.load(target, LONG, options));
  }

  @Test
  void memberWithoutManifest_isNoModel() throws IOException {
    try (DirectorySealing sealing = sealing(SealedSamples.request())) {
      write(sealing, LONG, new byte[10]);
    }
    assertThatExceptionOfType(ModelIdentityException.class)
        .isThrownBy(() -> samples.load(target.resolve(LONG), ""));
  }

  @Test
  void memberThatWasNotFinished_refusesTheManifest() throws IOException {
    try (DirectorySealing sealing = sealing(SealedSamples.request());
        FileChannel sink = create(LONG)) {
      sealing.member(LONG, sink).close();
      assertThatExceptionOfType(ModelIdentityException.class)
          .isThrownBy(() -> finish(sealing))
          .withMessageContaining("not finished");
    }
  }

  @Test
  void memberTwice_orNoMember_orABadName_isRefused() throws IOException {
    try (DirectorySealing sealing = sealing(SealedSamples.request())) {
      write(sealing, LONG, new byte[10]);
      for (String name : List.of(LONG, "../outside", "", "bulla.manifest")) {
        assertThatExceptionOfType(ModelFormatException.class)
            .as(name)
            .isThrownBy(() -> sealing.member(name, create("spare" + name.hashCode())));
      }
    }
    try (DirectorySealing empty = sealing(SealedSamples.request())) {
      assertThatExceptionOfType(ModelFormatException.class).isThrownBy(() -> finish(empty));
    }
  }

  private DirectorySealing sealing(SealRequest request) throws IOException {
    return new ModelSealer(samples.options()).sealDirectory(request);
  }

  private void write(DirectorySealing sealing, String path, byte[] plaintext) throws IOException {
    try (FileChannel sink = create(path);
        SealingStream stream = sealing.member(path, sink)) {
      stream.write(ByteBuffer.wrap(plaintext));
      stream.finish();
    }
  }

  private SealReport finish(DirectorySealing sealing) throws IOException {
    try (FileChannel sink = create("bulla.manifest")) {
      return sealing.finish(sink);
    }
  }

  private FileChannel create(String path) throws IOException {
    return FileChannel.open(
        target.resolve(path), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }
}
