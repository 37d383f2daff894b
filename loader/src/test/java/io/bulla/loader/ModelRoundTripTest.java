package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRoundTripTest {
  @TempDir Path temp;
  private SealedSamples samples;

  @BeforeEach
  void begin() {
    samples = new SealedSamples(temp);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4039, 4040, 4041, 8120, 8121, 100_000})
  void sealedFile_opensToItsPlaintext(int lengthBytes) throws IOException {
    Path sealed = samples.sealedFile(lengthBytes);
    assertThat(SealedModel.isSealed(sealed)).isTrue();
    assertThat(samples.load(sealed, "")).isEqualTo(SealedSamples.bytes(lengthBytes, lengthBytes));
  }

  @Test
  void sealedFile_beginsWithALineForPeople() throws IOException {
    byte[] start = Files.readAllBytes(samples.sealedFile(10));
    assertThat(new String(start, 0, 80, java.nio.charset.StandardCharsets.US_ASCII))
        .startsWith("Bulla sealed model, format 1. Encrypted; see it with: bulla inspect FILE")
        .endsWith("\n");
  }

  @Test
  void sealedFile_holdsNoWindowOfItsPlaintext() throws IOException {
    byte[] sealed = Files.readAllBytes(samples.sealedFile(50_000));
    byte[] plain = SealedSamples.bytes(50_000, 50_000);
    for (int offset = 0; offset + 16 <= plain.length; offset += 997) {
      byte[] window = java.util.Arrays.copyOfRange(plain, offset, offset + 16);
      assertThat(indexOf(sealed, window)).isNegative();
      assertThat(indexOf(plain, window)).isNotNegative();
    }
  }

  @Test
  void sealedFile_inMemory_opens() throws IOException {
    ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(samples.sealedFile(10_000)));
    try (SealedModel model = SealedModel.open(content, "bytes", samples.options());
        Plaintext plaintext = model.load("")) {
      assertThat(plaintext.lengthBytes()).isEqualTo(10_000);
    }
  }

  @Test
  void preparing_asksNoKekAndRefusesAnEngineThatIsNotThere() throws IOException {
    Path sealed = samples.sealedFile(10_000);
    samples.shelves.operations().clear();
    try (SealedModels models = new SealedModels(samples.options())) {
      models.prepare();
      assertThat(samples.shelves.operations()).isEmpty();
      try (OpenedFile file = models.open(sealed).orElseThrow()) {
        assertThat(file.lengthBytes()).isEqualTo(10_000);
      }
    }
    assertThatThrownBy(
            () -> new SealedModels(samples.options().withCipherEngine("Nowhere")).prepare())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Nowhere");
  }

  @Test
  void sealedDirectory_keepsNames_andOpensByOneKekOperation() throws IOException {
    Path sealed = samples.sealedDirectory();
    samples.shelves.operations().clear();
    try (SealedModel model = SealedModel.open(sealed, samples.options())) {
      assertThat(model.members().stream().map(MemberInfo::path))
          .containsExactly("config.json", "empty", "onnx/model.onnx", "weights.bin");
      for (MemberInfo member : model.members()) {
        byte[] plain = Files.readAllBytes(temp.resolve("plain").resolve(member.path()));
        try (Plaintext plaintext = model.load(member.path())) {
          byte[] opened = new byte[(int) plaintext.lengthBytes()];
          plaintext.buffer().get(opened);
          assertThat(opened).isEqualTo(plain);
        }
      }
    }
    assertThat(samples.shelves.operations()).hasSize(1);
  }

  @Test
  void member_openedByPath_costsOneKekOperationForAllMembers() throws IOException {
    Path sealed = samples.sealedDirectory();
    samples.shelves.operations().clear();
    LoaderOptions options = samples.options().withDekCacheTtl(java.time.Duration.ofSeconds(60));
    try (SealedModels models = new SealedModels(options)) {
      for (String path : List.of("config.json", "weights.bin", "onnx/model.onnx")) {
        try (OpenedFile file = models.open(sealed.resolve(path)).orElseThrow()) {
          assertThat(file.lengthBytes()).isPositive();
        }
      }
    }
    assertThat(samples.shelves.operations()).hasSize(1);
  }

  @Test
  void plainFile_outsideOfAnyModel_isLeftToItsReader() throws IOException {
    Path plain = samples.plainFile(100);
    try (SealedModels models = new SealedModels(samples.options())) {
      assertThat(models.open(plain)).isEmpty();
    }
  }

  @Test
  void channel_readsAnywhere() throws IOException {
    Path sealed = samples.sealedFile(50_000);
    byte[] plain = SealedSamples.bytes(50_000, 50_000);
    try (SealedModel model = SealedModel.open(sealed, samples.options());
        SeekableByteChannel channel = model.channel("")) {
      ByteBuffer window = ByteBuffer.allocate(5000);
      channel.position(30_001);
      while (window.hasRemaining() && channel.read(window) >= 0) {
        assertThat(channel.isOpen()).isTrue();
      }
      assertThat(window.array()).isEqualTo(java.util.Arrays.copyOfRange(plain, 30_001, 35_001));
    }
  }

  @Test
  void stream_givesTheWholePlaintext() throws IOException {
    Path sealed = samples.sealedFile(50_000);
    try (SealedModel model = SealedModel.open(sealed, samples.options());
        InputStream stream = model.stream("")) {
      assertThat(stream.readAllBytes()).isEqualTo(SealedSamples.bytes(50_000, 50_000));
    }
  }

  @Test
  void plaintext_afterClose_showsZeros() throws IOException {
    Path sealed = samples.sealedFile(10_000);
    try (SealedModel model = SealedModel.open(sealed, samples.options())) {
      Plaintext plaintext = model.load("");
      ByteBuffer kept = plaintext.buffer();
      assertThat(kept.get(5)).isEqualTo(SealedSamples.bytes(10_000, 10_000)[5]);
      plaintext.close();
      for (int i = 0; i < kept.capacity(); i++) {
        assertThat(kept.get(i)).isZero();
      }
    }
  }

  @Test
  void seal_ontoAnExistingName_isRefused_andLeavesIt() throws IOException {
    Path target = Files.writeString(temp.resolve("taken"), "mine");
    assertThatThrownBy(
            () ->
                new ModelSealer(samples.options())
                    .seal(samples.plainFile(10), target, SealedSamples.request()))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(Files.readString(target)).isEqualTo("mine");
  }

  @Test
  void seal_ofASealedFile_isRefused() throws IOException {
    Path sealed = samples.sealedFile(10);
    assertThatThrownBy(
            () ->
                new ModelSealer(samples.options())
                    .seal(sealed, temp.resolve("twice"), SealedSamples.request()))
        .isInstanceOf(ModelFormatException.class);
  }

  @Test
  void seal_thatFails_leavesNothingBehind() throws IOException {
    Path plain = samples.plainDirectory();
    SealRequest unknown = SealRequest.of("sample", List.of("missing"));
    assertThatThrownBy(
            () -> new ModelSealer(samples.options()).seal(plain, temp.resolve("out"), unknown))
        .isInstanceOf(ModelKeyException.class);
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left).containsExactly(plain);
    }
  }

  @Test
  void sealWithDeletion_comparesAndUnwraps_thenRemovesThePlaintext() throws IOException {
    Path plain = samples.plainDirectory();
    Path sealed = temp.resolve("sealed");
    SealReport report =
        new ModelSealer(samples.options())
            .seal(plain, sealed, SealedSamples.request(), Disposal.DELETE);
    assertThat(report.contentChecked()).isTrue();
    assertThat(report.unwrapChecked()).isTrue();
    assertThat(plain).doesNotExist();
    assertThat(samples.load(sealed, "config.json")).asString().contains("384");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sealInPlace_takesTheNameOfThePlaintext(boolean directory) throws IOException {
    Path plain = directory ? samples.plainDirectory() : samples.plainFile(9000);
    new ModelSealer(samples.options())
        .seal(plain, plain, SealedSamples.request(), Disposal.REPLACE);
    assertThat(samples.load(plain, directory ? "weights.bin" : "")).isNotEmpty();
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left).containsExactly(plain);
    }
  }

  @Test
  void verify_ofAWholeModel_findsNothing() throws IOException {
    VerifyReport report =
        ModelInspector.verify(samples.sealedDirectory(), samples.options(), ProgressListener.NONE);
    assertThat(report.findings()).isEmpty();
    assertThat(report.members()).hasSize(4);
  }

  @Test
  void inspect_needsNoKey() throws IOException {
    ModelInfo info = ModelInspector.inspect(samples.sealedDirectory());
    assertThat(info.modelId()).isEqualTo("sample");
    assertThat(info.kind()).isEqualTo("manifest");
    assertThat(info.recipients()).hasSize(1);
    assertThat(info.slots()).hasSize(2);
  }

  static int indexOf(byte[] in, byte[] window) {
    for (int i = 0; i + window.length <= in.length; i++) {
      if (java.util.Arrays.equals(in, i, i + window.length, window, 0, window.length)) {
        return i;
      }
    }
    return -1;
  }
}
