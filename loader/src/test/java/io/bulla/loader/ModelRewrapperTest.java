package io.bulla.loader;

import static io.bulla.loader.RewrapReport.Outcome.REPAIRED;
import static io.bulla.loader.RewrapReport.Outcome.REWRAPPED;
import static io.bulla.loader.RewrapReport.Outcome.UNCHANGED;
import static io.bulla.loader.RewrapRequest.REPAIR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.loader.ModelInfo.RecipientInfo;
import io.bulla.loader.ModelInfo.SlotInfo;
import io.bulla.loader.crypto.Primitives;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.ProviderException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelRewrapperTest extends RewrapScene {
  private static final int SLOTS_END = 4096 + 2 * 8192;

  @Test
  void anAddedRecipient_opensTheModel_andTheOldOneStillDoes() throws IOException {
    Path sealed = samples.sealedFile(10_000);
    byte[] before = Files.readAllBytes(sealed);

    RewrapReport report = rewrap(sealed, REPAIR.adding(List.of("others")));

    assertThat(report.outcome()).isEqualTo(REWRAPPED);
    assertThat(report.before()).containsExactly("models/1");
    assertThat(report.after()).containsExactly("models/1", "others/1");
    assertThat(SealedSamples.load(sealed, "", by("others"))).hasSize(10_000);
    assertThat(samples.load(sealed, "")).hasSize(10_000);
    byte[] after = Files.readAllBytes(sealed);
    assertThat(Arrays.copyOf(after, 4096)).isEqualTo(Arrays.copyOf(before, 4096));
    assertThat(Arrays.copyOfRange(after, SLOTS_END, after.length))
        .isEqualTo(Arrays.copyOfRange(before, SLOTS_END, before.length));
  }

  @Test
  void aRemovedRecipient_opensNothing_andItsBlobIsInNeitherSlot() throws IOException {
    Path sealed = samples.sealedFile(100);
    rewrap(sealed, REPAIR.adding(List.of("others")));
    byte[] blob = blobOf(sealed, "models");
    assertThat(ModelRoundTripTest.indexOf(Files.readAllBytes(sealed), blob)).isNotNegative();

    RewrapReport report = rewrap(sealed, REPAIR.removing(List.of("models")));

    assertThat(report.after()).containsExactly("others/1");
    assertThat(ModelRoundTripTest.indexOf(Files.readAllBytes(sealed), blob)).isNegative();
    assertThat(ModelInspector.inspect(sealed).slots())
        .allSatisfy(slot -> assertThat(ids(slot)).containsExactly("others"));
    assertThatThrownBy(() -> samples.load(sealed, "")).isInstanceOf(ModelKeyException.class);
    assertThat(SealedSamples.load(sealed, "", by("others"))).hasSize(100);
  }

  private static List<String> ids(SlotInfo slot) {
    return slot.recipients().stream().map(RecipientInfo::kekId).toList();
  }

  private static byte[] blobOf(Path sealed, String kekId) throws IOException {
    try (SealedFile file = SealedFile.open(sealed, Primitives.ofJvm())) {
      return RecipientSlots.read(file).active("").slot().recipients().stream()
          .filter(recipient -> recipient.kekId().equals(kekId))
          .findFirst()
          .orElseThrow()
          .blob();
    }
  }

  @Test
  void movingToTheNewestVersion_replacesTheBlobInBothSlots() throws IOException {
    Path sealed = samples.sealedFile(100);
    byte[] blob = blobOf(sealed, "models");
    samples.shelves.add("models", 2);

    assertThat(rewrap(sealed, REPAIR.movingToNewest()).after()).containsExactly("models/2");

    assertThat(ModelRoundTripTest.indexOf(Files.readAllBytes(sealed), blob)).isNegative();
    samples.shelves.failUse("models/1", new ProviderException("version 1 is gone"));
    assertThat(samples.load(sealed, "")).hasSize(100);
  }

  @Test
  void addingARecipientThatIsThere_movesItToItsActiveVersion_andIsThenAtItsEnd()
      throws IOException {
    Path sealed = samples.sealedFile(100);
    rewrap(sealed, REPAIR.adding(List.of("others")));
    samples.shelves.add("others", 2).add("models", 2);

    RewrapReport report = rewrap(sealed, REPAIR.adding(List.of("others")));

    assertThat(report.added()).containsExactly("others/2");
    assertThat(report.removed()).containsExactly("others/1");
    assertThat(recipients(sealed)).containsExactly("models/1", "others/2");
    samples.shelves.operations().clear();
    assertThat(rewrap(sealed, REPAIR.adding(List.of("others"))).outcome()).isEqualTo(UNCHANGED);
    assertThat(samples.shelves.operations()).containsExactly("unwrap models/1");
  }

  /** The KEK that the model was sealed under is not there; another recipient is. */
  @Test
  void aRecipientIsAdded_byWhoeverOpensTheModel_withoutTheKekThatSealedIt() throws IOException {
    samples.shelves.add("third", 1);
    Path sealed = samples.sealedFile(100);
    rewrap(sealed, REPAIR.adding(List.of("others")));
    samples.shelves.failLookup("models/1", new ProviderException("the training key is not here"));

    new ModelRewrapper(by("others", "third")).rewrap(sealed, REPAIR.adding(List.of("third")));

    assertThat(SealedSamples.load(sealed, "", by("third"))).hasSize(100);
    assertThat(recipients(sealed)).containsExactly("models/1", "others/1", "third/1");
  }

  @Test
  void aKekThatIsNoRecipient_cannotBeRemoved_andIsNamed() throws IOException {
    Path sealed = samples.sealedFile(100);
    RewrapReport report = rewrap(sealed, REPAIR.removing(List.of("nobody", "others")));
    assertThat(report.outcome()).isEqualTo(UNCHANGED);
    assertThat(report.notThere()).containsExactly("nobody", "others");
  }

  @Test
  void movingToTheNewestVersion_neverGoesBack() throws IOException {
    Path sealed = samples.sealedFile(100);
    samples.shelves.add("models", 2);
    rewrap(sealed, REPAIR.movingToNewest());
    samples.shelves.add("models", 1); // as a host that has not seen the rotation yet

    assertThat(rewrap(sealed, REPAIR.movingToNewest()).outcome()).isEqualTo(UNCHANGED);

    assertThat(recipients(sealed)).containsExactly("models/2");
  }

  @Test
  void aKekThatIsNotConfigured_isLeftAsItIs_andNamed() throws IOException {
    Path sealed = samples.sealedFile(100);
    rewrap(sealed, REPAIR.adding(List.of("others")));
    samples.shelves.add("others", 2).add("models", 2);

    RewrapReport report = rewrap(sealed, REPAIR.movingToNewest());

    assertThat(report.after()).containsExactly("models/2", "others/1");
    assertThat(report.leftAlone()).containsExactly("others");
  }

  @Test
  void addAndRemoveTogether_hasNoMomentWithoutRecipients() throws IOException {
    Path sealed = samples.sealedFile(100);
    RewrapRequest request = REPAIR.adding(List.of("others")).removing(List.of("models"));
    assertThat(rewrap(sealed, request).after()).containsExactly("others/1");
    assertThatThrownBy(() -> REPAIR.adding(List.of("a")).removing(List.of("a")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSameRequestAgain_changesNoByte() throws IOException {
    Path sealed = samples.sealedFile(100);
    RewrapRequest request = REPAIR.adding(List.of("others")).movingToNewest();
    rewrap(sealed, request);
    byte[] before = Files.readAllBytes(sealed);
    samples.shelves.operations().clear();

    assertThat(rewrap(sealed, request).outcome()).isEqualTo(UNCHANGED);
    assertThat(rewrap(sealed, REPAIR.removing(List.of("nobody"))).outcome()).isEqualTo(UNCHANGED);

    assertThat(Files.readAllBytes(sealed)).isEqualTo(before);
    assertThat(samples.shelves.operations()).containsExactly("unwrap models/1", "unwrap models/1");
  }

  @Test
  void aDryRun_asksTheKeksAndWritesNothing() throws IOException {
    Path sealed = samples.sealedFile(100);
    byte[] before = Files.readAllBytes(sealed);

    RewrapReport report = rewrap(sealed, REPAIR.adding(List.of("others")).withoutWriting());

    assertThat(report.outcome()).isEqualTo(REWRAPPED);
    assertThat(report.after()).containsExactly("models/1", "others/1");
    assertThat(Files.readAllBytes(sealed)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aDegradedFile_isRepairedByAnyRewrap(int slot) throws IOException {
    Path sealed = samples.sealedFile(100);
    SealedSamples.flip(sealed, 4096 + slot * 8192 + 30);

    RewrapReport report = rewrap(sealed, REPAIR);

    assertThat(report.outcome()).isEqualTo(REPAIRED);
    assertThat(report.wasDegraded()).isTrue();
    assertThat(ModelInspector.verify(sealed, samples.options(), ProgressListener.NONE).findings())
        .isEmpty();
    assertThat(rewrap(sealed, REPAIR).outcome()).isEqualTo(UNCHANGED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aDegradedFile_isWholeAfterAnAddition(int slot) throws IOException {
    Path sealed = samples.sealedFile(100);
    SealedSamples.flip(sealed, 4096 + slot * 8192 + 30);

    RewrapReport report = rewrap(sealed, REPAIR.adding(List.of("others")));

    assertThat(report.outcome()).isEqualTo(REWRAPPED);
    assertThat(report.wasDegraded()).isTrue();
    assertThat(ModelInspector.inspect(sealed).degraded()).isFalse();
  }

  @Test
  void aKekThatOnlyWrapsHere_isAdded() throws IOException {
    Path sealed = samples.sealedFile(100);
    samples.shelves.failUnwrap(
        "others/1", new ProviderException("denied", new AccessDeniedException("wrap only")));
    assertThat(rewrap(sealed, REPAIR.adding(List.of("others"))).after()).hasSize(2);
  }

  @Test
  void aDirectoryModel_changesItsManifestsSlotsOnly() throws IOException {
    Path sealed = samples.sealedDirectory();
    Map<Path, byte[]> before = contents(sealed);

    assertThat(rewrap(sealed, REPAIR.adding(List.of("others"))).outcome()).isEqualTo(REWRAPPED);

    Path manifest = sealed.resolve("bulla.manifest");
    Map<Path, byte[]> after = contents(sealed);
    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.forEach(
        (file, bytes) -> {
          boolean same = Arrays.equals(bytes, before.get(file));
          assertThat(same).isEqualTo(!file.equals(manifest));
        });
    assertThat(SealedSamples.load(sealed, "config.json", by("others"))).isNotEmpty();
    assertThatThrownBy(() -> rewrap(sealed.resolve("config.json"), REPAIR))
        .isInstanceOf(ModelIdentityException.class)
        .hasMessageContaining("bulla.manifest");
  }

  private static Map<Path, byte[]> contents(Path directory) throws IOException {
    Map<Path, byte[]> contents = new HashMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(file, Files.readAllBytes(file));
      }
    }
    return contents;
  }

  @Test
  void aSignedModel_keepsItsSignature_andOnlyItTakesAnAsymmetricKek()
      throws IOException, GeneralSecurityException {
    samples.shelves.addAsymmetric("public");
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    Publisher publisher = new Publisher(pair.getPrivate(), pair.getPublic(), null);
    Path signed = temp.resolve("signed");
    new ModelSealer(samples.options())
        .seal(samples.plainFile(100), signed, SealedSamples.request().withSigner(publisher));
    LoaderOptions trusting =
        samples.options().withPublisher(new PublisherPolicy(List.of(pair.getPublic()), true, true));

    new ModelRewrapper(trusting).rewrap(signed, REPAIR.adding(List.of("public")));

    assertThat(recipients(signed)).containsExactly("models/1", "public/1");
    assertThat(SealedSamples.load(signed, "", trusting)).hasSize(100);
    RewrapRequest request = REPAIR.adding(List.of("public"));
    Path unsigned = samples.sealedFile(100);
    refusedUnchanged(unsigned, samples.options(), request, ModelKeyException.class);
    refusedUnchanged(unsigned, trusting, request, ModelIdentityException.class);
  }
}
