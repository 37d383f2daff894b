package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.loader.format.FormatLimits;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.ProviderException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRefusalTest {
  private static final int PAYLOAD = 4096 + 2 * 8192;

  @TempDir Path temp;
  private SealedSamples samples;

  @BeforeEach
  void begin() {
    samples = new SealedSamples(temp);
  }

  private void refused(Path model, String member, Class<? extends Exception> type) {
    assertThatThrownBy(() -> samples.load(model, member))
        .isInstanceOf(type)
        .hasMessageContaining(temp.toString());
  }

  @Test
  void flippedPayload_isRefusedWithItsLocation() throws IOException {
    Path sealed = samples.sealedFile(20_000);
    SealedSamples.flip(sealed, PAYLOAD + 2 * SealedSamples.SEGMENT_BYTES + 7);
    assertThatThrownBy(() -> samples.load(sealed, ""))
        .isInstanceOfSatisfying(
            ModelAuthenticationException.class,
            e -> assertThat(e.location()).contains("segment 2").contains("offset 28672"));
  }

  @Test
  void everyFlippedByteOfTheBlock_isRefused() throws IOException {
    Path sealed = samples.sealedFile(100);
    for (int offset = 0; offset < FormatLimits.BLOCK_BYTES; offset++) {
      SealedSamples.flip(sealed, offset);
      if (offset < 27) {
        assertThat(SealedModel.isSealed(sealed)).isFalse();
      }
      assertThatThrownBy(() -> samples.load(sealed, "")).isInstanceOf(SealedModelException.class);
      SealedSamples.flip(sealed, offset);
    }
    assertThat(samples.load(sealed, "")).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aDamagedSlot_opensAsDegraded_andFailsVerification(int slot) throws IOException {
    Path sealed = samples.sealedFile(100);
    SealedSamples.flip(sealed, 4096 + slot * 8192 + 30);
    assertThat(samples.load(sealed, "")).hasSize(100);
    assertThat(ModelInspector.inspect(sealed).degraded()).isTrue();
    assertThat(ModelInspector.verify(sealed, samples.options(), ProgressListener.NONE).findings())
        .hasSize(1);
  }

  @Test
  void twoDamagedSlots_areRefused() throws IOException {
    Path sealed = samples.sealedFile(100);
    SealedSamples.flip(sealed, 4096 + 30);
    SealedSamples.flip(sealed, 4096 + 8192 + 30);
    refused(sealed, "", ModelFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 26, 27, 100, 4095, 4096, 12_288, 20_480, 20_535, 20_536, 20_635})
  void aTruncatedFile_isRefused(int lengthBytes) throws IOException {
    Path sealed = samples.sealedFile(100);
    byte[] whole = Files.readAllBytes(sealed);
    Files.write(sealed, java.util.Arrays.copyOf(whole, lengthBytes));
    refused(sealed, "", ModelFormatException.class);
  }

  @Test
  void trailingBytes_areRefused() throws IOException {
    Path sealed = samples.sealedFile(100);
    byte[] whole = Files.readAllBytes(sealed);
    Files.write(sealed, java.util.Arrays.copyOf(whole, whole.length + 1));
    refused(sealed, "", ModelFormatException.class);
  }

  @Test
  void aFutureVersion_saysSo() throws IOException {
    Path sealed = samples.sealedFile(100);
    byte[] whole = Files.readAllBytes(sealed);
    whole[27] = '2';
    Files.write(sealed, whole);
    assertThatThrownBy(() -> samples.load(sealed, ""))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("format 2")
        .hasMessageContaining("newer version");
  }

  @Test
  void aKekThatIsNotConfigured_isNeverAsked() throws IOException {
    Path sealed = samples.sealedFile(100);
    samples.shelves.operations().clear();
    LoaderOptions others = LoaderOptions.of(samples.shelves.provider(), List.of("others"));
    assertThatThrownBy(() -> SealedModel.open(sealed, others))
        .isInstanceOf(ModelKeyException.class)
        .hasMessageContaining("models/1")
        .hasMessageContaining("others");
    assertThat(samples.shelves.operations()).isEmpty();
  }

  @Test
  void severalRecipients_noneOfWhichOpensIt_areEachNamed_withTheReason() throws IOException {
    samples.shelves.add("third", 1).add("fourth", 1);
    Path sealed = temp.resolve("several");
    new ModelSealer(samples.options())
        .seal(
            samples.plainFile(100),
            sealed,
            SealRequest.of("sample", List.of("models", "others", "third", "fourth")));
    samples.shelves.failUse(
        "models/1", new ProviderException("denied", new AccessDeniedException("may not decrypt")));
    samples.shelves.failUse(
        "others/1", new ProviderException("away", new IOException("no route to it")));
    LoaderOptions two = LoaderOptions.of(samples.shelves.provider(), List.of("models", "others"));

    assertThatThrownBy(() -> SealedModel.open(sealed, two))
        .isInstanceOf(ModelTokenException.class)
        .hasMessageContaining(sealed.toString())
        .hasMessageContaining(
            "KEK models/1: may not decrypt, then KEK others/1: no route to it, and fourth/1, third/1"
                + " is not configured here");
  }

  @Test
  void refusalThatEndsTheSearch_namesWhoWasNotAsked() throws IOException {
    Path sealed = temp.resolve("several");
    new ModelSealer(samples.options())
        .seal(
            samples.plainFile(100), sealed, SealRequest.of("sample", List.of("models", "others")));
    samples.shelves.failUse("models/1", new ProviderException("forbidden by policy"));
    LoaderOptions two = LoaderOptions.of(samples.shelves.provider(), List.of("models", "others"));
    assertThatThrownBy(() -> SealedModel.open(sealed, two))
        .isInstanceOf(ModelKeyException.class)
        .hasMessageContaining("others/1 was not asked after that");
  }

  @Test
  void anotherKeyUnderTheSameId_failsAuthentication() throws IOException {
    Path sealed = samples.sealedFile(100);
    LoaderOptions impostor =
        LoaderOptions.of(
            io.bulla.loader.keys.Shelves.impostor("models").provider(), List.of("models"));
    assertThatThrownBy(() -> SealedModel.open(sealed, impostor))
        .isInstanceOf(ModelAuthenticationException.class);
  }

  @Test
  void aTokenThatRefuses_isATokenFailure() throws IOException {
    Path sealed = samples.sealedFile(100);
    samples.shelves.failUse(
        "models/1",
        new ProviderException("denied", new AccessDeniedException("the PIN was refused")));
    refused(sealed, "", ModelTokenException.class);
  }

  @Test
  void swappedMembers_areRefused() throws IOException {
    Path sealed = samples.sealedDirectory();
    Path one = sealed.resolve("weights.bin");
    Path other = sealed.resolve("onnx/model.onnx");
    Path aside = temp.resolve("aside");
    Files.move(one, aside);
    Files.move(other, one);
    Files.move(aside, other);
    refused(sealed, "weights.bin", ModelIdentityException.class);
    refused(sealed, "onnx/model.onnx", ModelIdentityException.class);
  }

  @Test
  void aMemberOfAnotherSealing_isRefused() throws IOException {
    Path sealed = samples.sealedDirectory();
    Path older = samples.sealedDirectory("older");
    Files.copy(
        older.resolve("weights.bin"),
        sealed.resolve("weights.bin"),
        StandardCopyOption.REPLACE_EXISTING);
    refused(sealed, "weights.bin", ModelIdentityException.class);
  }

  @Test
  void plaintextInThePlaceOfAMember_isRefused() throws IOException {
    Path sealed = samples.sealedDirectory();
    Files.writeString(sealed.resolve("config.json"), "{}");
    refused(sealed, "config.json", ModelIdentityException.class);
    assertThatThrownBy(
            () -> new SealedModels(samples.options()).open(sealed.resolve("config.json")))
        .isInstanceOf(ModelIdentityException.class);
  }

  /** It could be no member, and so must not pass for a file that belongs to no model. */
  @ParameterizedTest
  @ValueSource(ints = {1, FormatLimits.MAX_PATH_PARTS, FormatLimits.MAX_PATH_PARTS + 1, 200})
  void plaintextHoweverDeepBelowAManifest_isRefused(int levels) throws IOException {
    Path sealed = samples.sealedDirectory();
    Path deep = Files.createDirectories(sealed.resolve("d/".repeat(levels))).resolve("plain.onnx");
    Files.writeString(deep, "plaintext");
    assertThat(SealedModel.rootOf(deep)).contains(sealed);
    assertThatThrownBy(() -> new SealedModels(samples.options()).open(deep))
        .isInstanceOf(ModelIdentityException.class)
        .hasMessageContaining(deep.toString());
  }

  @Test
  void aMissingMember_isRefused() throws IOException {
    Path sealed = samples.sealedDirectory();
    Files.delete(sealed.resolve("config.json"));
    refused(sealed, "config.json", ModelIdentityException.class);
  }

  @Test
  void anUnlistedFileBelowAManifest_isRefused_andFound() throws IOException {
    Path sealed = samples.sealedDirectory();
    Files.writeString(sealed.resolve("stranger.txt"), "hello");
    assertThatThrownBy(
            () -> new SealedModels(samples.options()).open(sealed.resolve("stranger.txt")))
        .isInstanceOf(ModelIdentityException.class);
    assertThat(ModelInspector.verify(sealed, samples.options(), ProgressListener.NONE).findings())
        .singleElement()
        .asString()
        .contains("stranger.txt");
  }

  @Test
  void aSealedDirectoryPutBelowAnother_takesThePlaceOfNoMember() throws IOException {
    Path sealed = samples.sealedDirectory();
    Path planted = sealed.resolve("onnx");
    Files.delete(planted.resolve("model.onnx"));
    Files.delete(planted);
    Path other = Files.createDirectories(temp.resolve("other"));
    Files.writeString(other.resolve("model.onnx"), "another model");
    new ModelSealer(samples.options()).seal(other, planted, SealedSamples.request());
    try (SealedModels models = new SealedModels(samples.options())) {
      assertThatThrownBy(() -> models.open(planted.resolve("model.onnx")))
          .isInstanceOf(ModelIdentityException.class);
    }
    assertThat(samples.load(planted, "model.onnx")).hasSize("another model".length());
  }

  @Test
  void aDirectoryWithoutManifest_isNotSealed() throws IOException {
    Path plain = samples.plainDirectory();
    refused(plain, "config.json", ModelFormatException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ed25519", "EC"})
  void aSignedModel_opensWithTheKeyThatIsTrusted_andWithNoOther(String algorithm) throws Exception {
    KeyPair publisher = keyPair(algorithm);
    Path sealed = signed(publisher);
    PublisherPolicy trusted = new PublisherPolicy(List.of(publisher.getPublic()), true, true);
    LoaderOptions options = samples.options().withPublisher(trusted);
    assertThat(SealedSamples.load(sealed, "config.json", options)).isNotEmpty();
    PublisherPolicy foreign =
        new PublisherPolicy(List.of(keyPair(algorithm).getPublic()), true, false);
    assertThatThrownBy(() -> SealedModel.open(sealed, samples.options().withPublisher(foreign)))
        .isInstanceOf(ModelIdentityException.class)
        .hasMessageContaining("not trusted");
  }

  @Test
  void anUnsignedModel_isRefusedWhereAPublisherIsDemanded() throws Exception {
    Path sealed = samples.sealedDirectory();
    PublisherPolicy demanding =
        new PublisherPolicy(List.of(keyPair("Ed25519").getPublic()), true, false);
    assertThatThrownBy(() -> SealedModel.open(sealed, samples.options().withPublisher(demanding)))
        .isInstanceOf(ModelIdentityException.class);
  }

  @Test
  void anAsymmetricKek_isRefusedWithoutSignature_atSealAndAtOpen() throws Exception {
    samples.shelves.addAsymmetric("public");
    LoaderOptions options = LoaderOptions.of(samples.shelves.provider(), List.of("public"));
    SealRequest request = SealRequest.of("sample", List.of("public"));
    Path plain = samples.plainDirectory();
    assertThatThrownBy(() -> new ModelSealer(options).seal(plain, temp.resolve("a"), request))
        .isInstanceOf(ModelKeyException.class)
        .hasMessageContaining("signed");
    KeyPair publisher = keyPair("Ed25519");
    Path sealed = temp.resolve("b");
    new ModelSealer(options)
        .seal(
            plain,
            sealed,
            request.withSigner(new Publisher(publisher.getPrivate(), publisher.getPublic(), null)));
    assertThatThrownBy(() -> SealedModel.open(sealed, options))
        .isInstanceOf(ModelKeyException.class)
        .hasMessageContaining("signed");
    PublisherPolicy trusted = new PublisherPolicy(List.of(publisher.getPublic()), true, false);
    assertThat(SealedSamples.load(sealed, "config.json", options.withPublisher(trusted)))
        .isNotEmpty();
  }

  private Path signed(KeyPair publisher) throws IOException {
    Path sealed = temp.resolve("signed");
    new ModelSealer(samples.options())
        .seal(
            samples.plainDirectory(),
            sealed,
            SealedSamples.request()
                .withSigner(new Publisher(publisher.getPrivate(), publisher.getPublic(), null)));
    return sealed;
  }

  private static KeyPair keyPair(String algorithm) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (algorithm.equals("EC")) {
      generator.initialize(new java.security.spec.ECGenParameterSpec("secp256r1"));
    }
    return generator.generateKeyPair();
  }
}
