package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bulla.loader.memory.LockPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A member as an anonymous file, on the way that this host gives. */
class AnonymousFileTest {
  @TempDir Path temp;
  private SealedSamples samples;

  @BeforeEach
  void begin() {
    samples = new SealedSamples(temp);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4040, 4041, 300_000})
  void file_readByItsPath_isThePlaintext(int lengthBytes) throws IOException {
    Path sealed = samples.sealedFile(lengthBytes);
    try (SealedModel model = SealedModel.open(sealed, samples.options());
        AnonymousFile file = model.anonymousFile("")) {
      assertThat(file.lengthBytes()).isEqualTo(lengthBytes);
      assertThat(Files.readAllBytes(file.path()))
          .isEqualTo(SealedSamples.bytes(lengthBytes, lengthBytes));
    }
  }

  @Test
  void file_outlivesItsModel_andHasNoName() throws IOException {
    AnonymousFile file;
    try (SealedModel model = SealedModel.open(samples.sealedDirectory(), samples.options())) {
      file = model.anonymousFile("weights.bin");
    }
    try (file) {
      assertThat(Files.readAllBytes(file.path())).isEqualTo(SealedSamples.bytes(20_000, 2));
      assertThat(Files.readSymbolicLink(file.path()).toString()).endsWith("(deleted)");
    }
  }

  @Test
  void write_byThePath_isRefused() throws IOException {
    try (SealedModel model = SealedModel.open(samples.sealedFile(10_000), samples.options());
        AnonymousFile file = model.anonymousFile("")) {
      assertThat(file.shortfalls()).isEmpty();
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () -> {
                try (FileChannel channel =
                    FileChannel.open(file.path(), StandardOpenOption.WRITE)) {
                  channel.write(ByteBuffer.allocate(1), 0);
                }
              });
      assertThat(Files.readAllBytes(file.path())).isEqualTo(SealedSamples.bytes(10_000, 10_000));
    }
  }

  @Test
  void close_givesTheDescriptorBack() throws IOException {
    try (SealedModel model = SealedModel.open(samples.sealedFile(10_000), samples.options())) {
      model.anonymousFile("").close();
      long before = descriptors();
      for (int i = 0; i < 50; i++) {
        AnonymousFile file = model.anonymousFile("");
        file.close();
        file.close();
      }
      assertThat(descriptors()).isEqualTo(before);
    }
  }

  @Test
  void tamperedSegment_leavesNoFile() throws IOException {
    Path sealed = samples.sealedFile(300_000);
    SealedSamples.flip(sealed, 150_000);
    try (SealedModel model = SealedModel.open(sealed, samples.options())) {
      long before = descriptors();
      assertThatExceptionOfType(ModelAuthenticationException.class)
          .isThrownBy(() -> model.anonymousFile(""))
          .withMessageContaining("segment 31 ");
      assertThat(descriptors()).isEqualTo(before);
    }
  }

  @Test
  void lockedMemory_refusesAnonymousFiles_namingTheSetting() throws IOException {
    LoaderOptions locked = samples.options().withMemory(LockPolicy.REQUIRE);
    try (SealedModel model = SealedModel.open(samples.sealedFile(100), locked)) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> model.anonymousFile(""))
          .withMessageContaining("loader.memory");
    }
  }

  @Test
  void sealedModels_giveAnonymousFilesByPath_underOneDek() throws IOException {
    Path sealed = samples.sealedDirectory();
    samples.shelves.operations().clear();
    LoaderOptions options = samples.options().withDekCacheTtl(java.time.Duration.ofSeconds(60));
    try (SealedModels models = new SealedModels(options)) {
      for (String path : List.of("weights.bin", "onnx/model.onnx")) {
        try (OpenedAnonymousFile file =
            models.openAnonymousFile(sealed.resolve(path)).orElseThrow()) {
          assertThat(Files.readAllBytes(file.path()))
              .isEqualTo(Files.readAllBytes(temp.resolve("plain").resolve(path)));
          assertThat(file.model().modelId()).isEqualTo("sample");
        }
      }
      assertThat(models.openAnonymousFile(samples.plainFile(10))).isEmpty();
    }
    assertThat(samples.shelves.operations()).hasSize(1);
  }

  @Test
  void sealedModels_giveTheMembersBelowADirectory_andNothingElse() throws IOException {
    Path sealed = samples.sealedDirectory();
    Files.writeString(sealed.resolve("onnx").resolve("unlisted.txt"), "in plaintext");
    try (SealedModels models = new SealedModels(samples.options());
        OpenedDirectory whole = models.openDirectory(sealed).orElseThrow();
        OpenedDirectory below = models.openDirectory(sealed.resolve("onnx")).orElseThrow()) {
      assertThat(whole.files()).containsKeys("weights.bin", "onnx/model.onnx");
      assertThat(below.files()).containsOnlyKeys("model.onnx");
      assertThat(Files.readAllBytes(below.files().get("model.onnx").path()))
          .isEqualTo(Files.readAllBytes(temp.resolve("plain/onnx/model.onnx")));
      assertThat(models.openDirectory(temp.resolve("plain"))).isEmpty();
    }
  }

  @Test
  void directoryWithADamagedMember_opensNothing_andKeepsNoDescriptor() throws IOException {
    Path sealed = samples.sealedDirectory();
    Path last = sealed.resolve("weights.bin");
    byte[] bytes = Files.readAllBytes(last);
    bytes[bytes.length - 1] ^= 1;
    Files.write(last, bytes);
    try (SealedModels models = new SealedModels(samples.options())) {
      long before = descriptors();
      assertThatExceptionOfType(ModelAuthenticationException.class)
          .isThrownBy(() -> models.openDirectory(sealed));
      assertThat(descriptors()).isEqualTo(before);
      assertThatExceptionOfType(ModelIdentityException.class)
          .isThrownBy(() -> models.openDirectory(sealed.resolve("absent")))
          .withMessageContaining("absent");
    }
  }

  private static long descriptors() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      return all.count();
    }
  }
}
