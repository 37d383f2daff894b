package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models put in the place of others, where that place is pinned. */
class ModelPinsTest {
  @TempDir Path temp;
  private SealedSamples samples;

  @BeforeEach
  void begin() {
    samples = new SealedSamples(temp);
  }

  @Test
  void pinnedModel_opensFromTheLeastVersionOn() throws IOException {
    Path two = seal("two.onnx", "minilm", 2);
    for (long least : List.of(0L, 1L, 2L)) {
      assertThatCode(() -> open(two, pin(two, "minilm", least))).doesNotThrowAnyException();
    }
  }

  @Test
  void olderVersion_isRefused_namingFilePinItsPlaceAndWhatToDo() throws IOException {
    Path two = seal("two.onnx", "minilm", 2);
    ModelPin pin =
        new ModelPin("mini", temp, "minilm", 3, Optional.empty(), "/etc/b:7: loader.pin.mini.path");
    assertThatExceptionOfType(ModelIdentityException.class)
        .isThrownBy(() -> open(two, pin))
        .withMessageContaining(two + ": is model minilm, version 2")
        .withMessageContaining("/etc/b:7: loader.pin.mini.path pins " + temp)
        .withMessageContaining("model minilm from version 3")
        .withMessageContaining("put the pinned model there, or change the pin");
  }

  @Test
  void anotherModelUnderTheSameKek_isRefused() throws IOException {
    Path other = seal("pinned.onnx", "other", 9);
    refused(() -> open(other, pin(other, "minilm", 0)), "is model other, version 9");
  }

  @Test
  void memberOfAnOlderDirectory_isRefused_alsoWithACachedDek() throws IOException {
    Path free = directory("free", 1);
    Path pinned = copy(free, temp.resolve("pinned"));
    LoaderOptions options =
        options(pin(pinned, "minilm", 2)).withDekCacheTtl(Duration.ofMinutes(1));
    samples.shelves.operations().clear();
    try (SealedModels models = new SealedModels(options)) {
      models.open(free.resolve("weights.bin")).orElseThrow().close();
      refused(() -> models.open(pinned.resolve("weights.bin")), "pinned");
      refused(() -> models.openAnonymousFile(pinned.resolve("weights.bin")), "pinned");
    }
    assertThat(samples.shelves.operations()).containsExactly("unwrap models/1");
  }

  @Test
  void linkOutOfAPinnedPlace_isHeldToThePinAllTheSame() throws IOException {
    Path old = directory("old", 1);
    Path place = temp.resolve("place");
    Files.createSymbolicLink(place, old);
    ModelPin pin = pin(place, "minilm", 2);
    refused(() -> open(place, pin), "version 1");
    try (SealedModels models = new SealedModels(options(pin))) {
      refused(() -> models.open(place.resolve("weights.bin")), "version 1");
      Path real = place.resolve("weights.bin").toRealPath();
      refused(() -> models.open(real, place.resolve("weights.bin")), "version 1");
    }
  }

  @Test
  void linkIntoAPinnedPlace_isHeldToThePin_alsoHalfWay() throws IOException {
    Path old = seal("old.onnx", "minilm", 1);
    Path place = Files.createDirectory(temp.resolve("place"));
    Path inPlace = Files.createSymbolicLink(place.resolve("pinned.onnx"), old);
    Path outside = Files.createSymbolicLink(temp.resolve("outside.onnx"), inPlace);
    refused(() -> open(outside, pin(place, "minilm", 2)), "version 1");
  }

  @Test
  void pinOnALink_holdsForItsTarget() throws IOException {
    Path old = directory("v1", 1);
    Path current = Files.createSymbolicLink(temp.resolve("current"), old);
    refused(() -> open(old, pin(current, "minilm", 2)), "version 1");
  }

  @Test
  void longestPath_counts() throws IOException {
    Path model = seal("pinned.onnx", "minilm", 1);
    ModelPin above = pin(temp, "other", 5);
    assertThatCode(() -> open(model, above, pin(model, "minilm", 1))).doesNotThrowAnyException();
    refused(() -> open(model, above), "pins " + temp);
    refused(() -> open(model, pin(temp, "minilm", 1), pin(model, "minilm", 2)), "version 1");
  }

  @Test
  void nameThatOnlyBeginsAlike_isNotBelowThePin() throws IOException {
    Path model = seal("pinned.onnx2", "minilm", 1);
    assertThatCode(() -> open(model, pin(temp.resolve("pinned.onnx"), "other", 1)))
        .doesNotThrowAnyException();
  }

  @Test
  void pinOfAMember_holdsForTheWholeDirectoryAndForItsManifest() throws IOException {
    Path model = directory("model", 1);
    ModelPin pin = pin(model.resolve("weights.bin"), "minilm", 2);
    refused(() -> open(model, pin), "version 1");
    refused(() -> open(model.resolve("bulla.manifest"), pin), "version 1");
    try (SealedModels models = new SealedModels(options(pin))) {
      refused(() -> models.open(model.resolve("weights.bin")), "version 1");
      models.open(model.resolve("config.json")).orElseThrow().close();
    }
  }

  @Test
  void unpinnedModel_isRefusedWhereTheConfigurationSaysSo() throws IOException {
    Path model = seal("pinned.onnx", "minilm", 4);
    LoaderOptions denying =
        samples
            .options()
            .withPins(new ModelPins(List.of(pin(temp.resolve("other"), "minilm", 1)), true));
    refused(
        () -> SealedModel.open(model, denying),
        "is under no pin, and loader.deny-unpinned is true",
        "if model minilm, version 4 belongs there, pin it: loader.pin.NAME.path");
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(model));
    refused(() -> SealedModel.open(bytes, "bytes", denying), "in memory", "load it by its path");
    LoaderOptions pinned = denying.withPins(new ModelPins(List.of(pin(model, "minilm", 1)), true));
    assertThatCode(() -> SealedModel.open(model, pinned).close()).doesNotThrowAnyException();
  }

  @Test
  void cliOperationsThatRead_obeyPins() throws IOException {
    Path model = seal("pinned.onnx", "minilm", 1);
    LoaderOptions options = options(pin(model, "minilm", 2));
    refused(() -> ModelInspector.verify(model, options, ProgressListener.NONE), "version 1");
  }

  @Test
  void publisher_isDemanded_andAnotherTrustedOneIsNotEnough() throws Exception {
    KeyPair one = keyPair();
    KeyPair other = keyPair();
    Path byOne = signed("one.onnx", one);
    ModelPin pin =
        new ModelPin("p", temp, "minilm", 1, Optional.of(one.getPublic()), "loader.pin.p.path");
    PublisherPolicy both =
        new PublisherPolicy(List.of(one.getPublic(), other.getPublic()), false, false);
    LoaderOptions options =
        samples.options().withPublisher(both).withPins(new ModelPins(List.of(pin), false));
    assertThatCode(() -> SealedModel.open(byOne, options).close()).doesNotThrowAnyException();
    String refusal = "is not signed by the publisher of its pin";
    Path byOther = signed("other.onnx", other);
    refused(() -> SealedModel.open(byOther, options), refusal);
    Path byNobody = seal("nobody.onnx", "minilm", 1);
    refused(() -> SealedModel.open(byNobody, options), refusal);
  }

  @Test
  void publisherThatIsNotTrusted_isNoPin() throws Exception {
    ModelPin pin = new ModelPin("p", temp, "minilm", 1, Optional.of(keyPair().getPublic()), "here");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> options(pin))
        .withMessageContaining("publisher.keys");
  }

  @Test
  void onePathWithTwoPins_isRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> options(pin(temp, "a", 1), pin(temp, "b", 1)))
        .withMessageContaining("pinned twice");
  }

  /** Whoever may put files there would have it opened for a KEK of theirs. */
  @Test
  void modelThatIsNotTheOneOfItsPlace_isGivenNoRecipient() throws IOException {
    Path other = seal("theirs.onnx", "other", 9);
    byte[] before = Files.readAllBytes(other);
    LoaderOptions pinned = options(pin(other, "minilm", 0));
    refused(
        () ->
            new ModelRewrapper(pinned)
                .rewrap(other, RewrapRequest.REPAIR.adding(List.of("others"))),
        "is model other");
    assertThat(Files.readAllBytes(other)).isEqualTo(before);
    assertThatCode(() -> new ModelRewrapper(pinned).rewrap(other, RewrapRequest.REPAIR))
        .doesNotThrowAnyException();
  }

  private LoaderOptions options(ModelPin... pins) {
    return samples.options().withPins(new ModelPins(List.of(pins), false));
  }

  private void open(Path model, ModelPin... pins) throws IOException {
    SealedModel.open(model, options(pins)).close();
  }

  private static ModelPin pin(Path path, String modelId, long leastVersion) {
    return ModelPin.of("pin-" + path.getFileName(), path, modelId, leastVersion);
  }

  private Path seal(String name, String modelId, long version) throws IOException {
    return seal(name, request(modelId, version));
  }

  private Path seal(String name, SealRequest request) throws IOException {
    Path target = temp.resolve(name);
    new ModelSealer(samples.options()).seal(samples.plainFile(10_000), target, request);
    return target;
  }

  private Path signed(String name, KeyPair publisher) throws IOException {
    Publisher signer = new Publisher(publisher.getPrivate(), publisher.getPublic(), null);
    return seal(name, request("minilm", 1).withSigner(signer));
  }

  private static SealRequest request(String modelId, long version) {
    return SealRequest.of(modelId, List.of("models")).withModelVersion(version);
  }

  private Path directory(String name, long version) throws IOException {
    Path target = temp.resolve(name);
    new ModelSealer(samples.options())
        .seal(samples.plainDirectory(), target, request("minilm", version));
    return target;
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
    return to;
  }

  private static KeyPair keyPair() throws Exception {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  private static void refused(ThrowingCallable opening, String... words) {
    assertThatExceptionOfType(ModelIdentityException.class)
        .isThrownBy(opening)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }
}
