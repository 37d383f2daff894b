package io.bulla.loader;

import static io.bulla.loader.RewrapReport.Outcome.DETACHED;
import static io.bulla.loader.RewrapReport.Outcome.REPAIRED;
import static io.bulla.loader.RewrapReport.Outcome.REWRAPPED;
import static io.bulla.loader.RewrapReport.Outcome.UNCHANGED;
import static io.bulla.loader.RewrapRequest.REPAIR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recipients beside a model that cannot be written: docs/format.md section 4.4. */
class DetachedRecipientsTest extends RewrapScene {
  private static final int BLOCK_BYTES = 4096;
  private static final int SLOT_BYTES = 8192;
  private static final RewrapRequest TO_OTHERS =
      REPAIR.adding(List.of("others")).removing(List.of("models"));

  private static Path beside(Path model) {
    return model.resolveSibling(model.getFileName() + ".bulla-recipients");
  }

  private RewrapReport detach(Path model, RewrapRequest request) throws IOException {
    return rewrap(model, request.detachedIn(beside(model)));
  }

  @Test
  void recipientsBesideAModel_countInPlaceOfItsOwn_andItIsNotTouched() throws IOException {
    Path sealed = samples.sealedFile(10_000);
    byte[] model = Files.readAllBytes(sealed);

    RewrapReport report = detach(sealed, TO_OTHERS);

    assertThat(report.outcome()).isEqualTo(DETACHED);
    assertThat(report.after()).containsExactly("others/1");
    assertThat(report.recipientsFile()).contains(beside(sealed).toString());
    assertThat(report.leftInModel()).containsExactly("models/1");
    assertThat(Files.readAllBytes(sealed)).isEqualTo(model);
    assertThat(SealedSamples.load(sealed, "", by("others"))).hasSize(10_000);
    assertThatThrownBy(() -> samples.load(sealed, "")).isInstanceOf(ModelKeyException.class);
    Files.delete(beside(sealed));
    assertThat(samples.load(sealed, "")).hasSize(10_000);
  }

  @Test
  void theFile_isTheBlockAndTwoSlots_andNothingElse() throws IOException {
    Path sealed = samples.sealedFile(10_000);
    detach(sealed, TO_OTHERS);
    byte[] file = Files.readAllBytes(beside(sealed));
    assertThat(file).hasSize(BLOCK_BYTES + 2 * SLOT_BYTES);
    assertThat(Arrays.copyOf(file, BLOCK_BYTES))
        .isEqualTo(Arrays.copyOf(Files.readAllBytes(sealed), BLOCK_BYTES));
    assertThat(Files.getPosixFilePermissions(beside(sealed)))
        .isEqualTo(Files.getPosixFilePermissions(sealed));
  }

  /** A superuser may give any; anybody else has the group that the model has by itself. */
  @Test
  void whoMayReadTheModelAsItsOwnerOrInItsGroup_mayReadTheFile() throws IOException {
    Path sealed = samples.sealedFile(100);
    if (Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
      Files.setAttribute(sealed, "unix:gid", 4242);
      Files.setAttribute(sealed, "unix:uid", 4243);
    }
    Files.setPosixFilePermissions(sealed, PosixFilePermissions.fromString("r--r-----"));
    detach(sealed, REPAIR);
    for (String attribute : List.of("unix:gid", "unix:uid")) {
      assertThat(Files.getAttribute(beside(sealed), attribute))
          .isEqualTo(Files.getAttribute(sealed, attribute));
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(beside(sealed))))
        .isEqualTo("rw-r-----");
  }

  @Test
  void laterRewraps_changeTheFileThatCounts_andNeverTheModel() throws IOException {
    Path sealed = samples.sealedFile(100);
    byte[] model = Files.readAllBytes(sealed);
    detach(sealed, REPAIR);
    assertThat(rewrap(sealed, TO_OTHERS).outcome()).isEqualTo(REWRAPPED);
    ModelRewrapper byOthers = new ModelRewrapper(by("others"));
    assertThat(byOthers.rewrap(sealed, TO_OTHERS).outcome()).isEqualTo(UNCHANGED);
    assertThat(Files.readAllBytes(sealed)).isEqualTo(model);
    assertThat(recipients(sealed)).containsExactly("others/1");
  }

  @Test
  void aDryRun_makesNoFile() throws IOException {
    Path sealed = samples.sealedFile(100);
    assertThat(detach(sealed, TO_OTHERS.withoutWriting()).after()).containsExactly("others/1");
    assertThat(beside(sealed)).doesNotExist();
  }

  @Test
  void refusalsOfARewrap_holdForANewFileToo() throws IOException {
    Path sealed = samples.sealedFile(100);
    assertThatThrownBy(() -> detach(sealed, REPAIR.removing(List.of("models"))))
        .isInstanceOf(ModelKeyException.class);
    samples.shelves.addAsymmetric("public");
    assertThatThrownBy(() -> detach(sealed, REPAIR.adding(List.of("public"))))
        .isInstanceOf(ModelKeyException.class)
        .hasMessageContaining("signed");
    assertThat(beside(sealed)).doesNotExist();
  }

  @Test
  void aFileOfAnotherSealing_isRefused_andNoKekIsAsked() throws IOException {
    Path sealed = samples.sealedFile(100);
    Path other = temp.resolve("other.onnx");
    new ModelSealer(samples.options()).seal(samples.plainFile(100), other, SealedSamples.request());
    detach(other, REPAIR);
    Files.move(beside(other), beside(sealed));
    refused(sealed, ModelIdentityException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, BLOCK_BYTES, BLOCK_BYTES + 2 * SLOT_BYTES - 1})
  void aFileThatIsCutOff_isRefused_andTheModelsOwnSlotsAreNoWayOut(int lengthBytes)
      throws IOException {
    Path sealed = samples.sealedFile(100);
    detach(sealed, REPAIR);
    Files.write(beside(sealed), Arrays.copyOf(Files.readAllBytes(beside(sealed)), lengthBytes));
    refused(sealed, ModelFormatException.class);
  }

  @Test
  void aFileWithoutAWholeSlot_isRefused_andTheModelsOwnSlotsAreNoWayOut() throws IOException {
    Path sealed = samples.sealedFile(100);
    detach(sealed, REPAIR);
    SealedSamples.flip(beside(sealed), BLOCK_BYTES + 30);
    SealedSamples.flip(beside(sealed), BLOCK_BYTES + SLOT_BYTES + 30);
    refused(sealed, ModelFormatException.class);
  }

  @Test
  void aLinkThatLeadsNowhere_isRefused_notPassedOver() throws IOException {
    Path sealed = samples.sealedFile(100);
    Files.createSymbolicLink(beside(sealed), temp.resolve("nowhere"));
    refused(sealed, NoSuchFileException.class);
  }

  @Test
  void recipientsThatWereChanged_failAuthentication() throws IOException {
    Path sealed = samples.sealedFile(100);
    detach(sealed, REPAIR);
    ForgedSlot.addRecipient(sealed, "others");
    byte[] forged = Files.readAllBytes(sealed);
    Files.write(beside(sealed), Arrays.copyOf(forged, BLOCK_BYTES + 2 * SLOT_BYTES));
    assertThatThrownBy(() -> SealedModel.open(sealed, samples.options()))
        .isInstanceOf(ModelAuthenticationException.class)
        .hasMessageContaining(beside(sealed).toString());
  }

  private void refused(Path sealed, Class<? extends Exception> type) {
    samples.shelves.operations().clear();
    assertThatThrownBy(() -> SealedModel.open(sealed, samples.options()))
        .isInstanceOf(type)
        .hasMessageContaining(beside(sealed).toString());
    assertThat(samples.shelves.operations()).isEmpty();
  }

  @Test
  void aTornSlot_isDegraded_andRepairedByARewrapOfTheModel() throws IOException {
    Path sealed = samples.sealedFile(100);
    detach(sealed, REPAIR);
    SealedSamples.flip(beside(sealed), BLOCK_BYTES + 30);
    assertThat(ModelInspector.verify(sealed, samples.options(), ProgressListener.NONE).findings())
        .hasSize(1);
    assertThat(rewrap(sealed, REPAIR).outcome()).isEqualTo(REPAIRED);
    assertThat(ModelInspector.verify(sealed, samples.options(), ProgressListener.NONE).findings())
        .isEmpty();
  }

  @Test
  void aDirectoryModel_hasThemBesideItsManifest_forEveryMember() throws IOException {
    Path sealed = samples.sealedDirectory();
    Path file = beside(sealed.resolve("bulla.manifest"));
    rewrap(sealed, TO_OTHERS.detachedIn(file));

    LoaderOptions others = by("others");
    try (SealedModels models = new SealedModels(others)) {
      models.open(sealed.resolve("weights.bin")).orElseThrow().close();
      assertThatThrownBy(() -> models.open(file)).isInstanceOf(ModelIdentityException.class);
    }
    assertThat(ModelInspector.verify(sealed, others, ProgressListener.NONE).findings()).isEmpty();
    assertThatThrownBy(() -> samples.load(sealed, "config.json"))
        .isInstanceOf(ModelKeyException.class);
  }

  @Test
  void theNameBesideAManifest_isNoMembers() throws IOException {
    Path plain = samples.plainDirectory();
    Files.writeString(plain.resolve("bulla.manifest.bulla-recipients"), "text");
    Path target = temp.resolve("sealed");
    assertThatThrownBy(
            () -> new ModelSealer(samples.options()).seal(plain, target, SealedSamples.request()))
        .hasMessageContaining("bulla.manifest.bulla-recipients");
    assertThat(target).doesNotExist();
  }

  @Test
  void theFileByItself_isNeverOpened_norPassedAsPlaintext() throws IOException {
    Path sealed = samples.sealedFile(100);
    detach(sealed, REPAIR);
    try (SealedModels models = new SealedModels(samples.options())) {
      assertThatThrownBy(() -> models.open(beside(sealed)))
          .isInstanceOf(ModelFormatException.class);
    }
    ModelInfo info = ModelInspector.inspect(beside(sealed));
    assertThat(info.kind()).isEqualTo("recipients");
    assertThat(info.modelId()).isEqualTo("sample");
  }

  @Test
  void aModelThatIsOpenedByALink_hasTheRecipientsBesideTheFile() throws IOException {
    Path sealed = samples.sealedFile(100);
    detach(sealed, TO_OTHERS);
    Path link = Files.createDirectory(temp.resolve("elsewhere")).resolve("model.onnx");
    Files.createSymbolicLink(link, sealed);
    assertThat(SealedSamples.load(link, "", by("others"))).hasSize(100);
  }

  @Test
  void aModelThatWasRemovedSinceItsChannelWasOpened_stillOpens() throws IOException {
    Path sealed = samples.sealedFile(100);
    try (SealedModels models = new SealedModels(samples.options())) {
      FileChannel channel = FileChannel.open(sealed);
      Files.delete(sealed);
      models.open(sealed, sealed, channel).orElseThrow().close();
    }
  }

  @Test
  void aDirectoryByItsSetting_goesFirst_alsoForBytes() throws IOException {
    Path sealed = samples.sealedFile(100);
    Path recipients = Files.createDirectory(temp.resolve("recipients"));
    detach(sealed, REPAIR);
    RewrapReport report = rewrap(sealed, TO_OTHERS.detachedIn(recipients));
    Path file = recipients.resolve(report.sealId() + ".bulla-recipients");
    assertThat(report.recipientsFile()).contains(file.toString());
    LoaderOptions others = by("others").withRecipientsDirectory(recipients);

    assertThat(SealedSamples.load(sealed, "", others)).hasSize(100);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(sealed));
    SealedModel.open(bytes, "bytes", others).close();
    assertThat(samples.load(sealed, "")).as("without the setting").hasSize(100);
    assertThat(new ModelRewrapper(others).rewrap(sealed, REPAIR).recipientsFile())
        .contains(file.toString());
  }

  @Test
  void aDirectoryByItsSetting_thatIsNotThere_isRefused() throws IOException {
    Path sealed = samples.sealedFile(100);
    LoaderOptions options = samples.options().withRecipientsDirectory(temp.resolve("unmounted"));
    assertThatThrownBy(() -> SealedModel.open(sealed, options))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("unmounted")
        .hasMessageContaining("loader.recipients-directory");
  }

  @Test
  void aModelThatIsOpenedByALink_hasTheRecipientsBesideTheLink_first() throws IOException {
    Path sealed = samples.sealedFile(100);
    detach(sealed, REPAIR);
    Path link = Files.createDirectory(temp.resolve("elsewhere")).resolve("model.onnx");
    Files.createSymbolicLink(link, sealed);
    rewrap(sealed, TO_OTHERS.detachedIn(beside(link)));
    try (SealedModels models = new SealedModels(by("others"))) {
      models.open(sealed, link).orElseThrow().close();
      models.open(sealed, link, FileChannel.open(sealed)).orElseThrow().close();
      assertThatThrownBy(() -> models.open(sealed, sealed)).isInstanceOf(ModelKeyException.class);
    }
  }

  @Test
  void aPlaceInWhichNothingCanBeMade_isNamed_andNoHiddenName() throws IOException {
    Path sealed = samples.sealedFile(100);
    Path nowhere = temp.resolve("nowhere").resolve("sealed.onnx.bulla-recipients");
    assertThatThrownBy(() -> rewrap(sealed, REPAIR.detachedIn(nowhere)))
        .isInstanceOf(FileSystemException.class)
        .hasMessageStartingWith(nowhere.toString());
  }

  @Test
  void aLinkThatLeadsNowhere_isNoPlaceForRecipients_andToldAtOnce() throws IOException {
    Path sealed = samples.sealedFile(100);
    Files.createSymbolicLink(beside(sealed), temp.resolve("nowhere"));
    assertThatThrownBy(() -> detach(sealed, REPAIR))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining(beside(sealed) + ": is a link that leads nowhere");
  }

  @Test
  void theAudit_namesTheFile() throws IOException {
    Path sealed = samples.sealedFile(100);
    List<Map<String, String>> told = new ArrayList<>();
    LoaderOptions options = samples.options().withAudit(told::add);
    new ModelRewrapper(options).rewrap(sealed, REPAIR.detachedIn(beside(sealed)));
    SealedModel.open(sealed, options).close();
    String file = beside(sealed).toString();
    assertThat(told.get(0)).containsEntry("recipients-file", file);
    assertThat(told.get(1)).containsEntry("result", "detached");
    assertThat(told.get(3))
        .containsEntry("operation", "model.open")
        .containsEntry("recipients-file", file);
  }

  @Test
  void theAudit_hasRefusalsBecauseOfTheFile() throws IOException {
    Path sealed = samples.sealedFile(100);
    Files.writeString(beside(sealed), "cut off");
    List<Map<String, String>> told = new ArrayList<>();
    LoaderOptions options = samples.options().withAudit(told::add);
    assertThatThrownBy(() -> SealedModel.open(sealed, options))
        .isInstanceOf(ModelFormatException.class);
    assertThatThrownBy(() -> new ModelRewrapper(options).rewrap(sealed, REPAIR))
        .isInstanceOf(ModelFormatException.class);
    assertThat(told)
        .extracting(line -> line.get("operation") + " " + line.get("phase"))
        .containsExactly(
            "model.open intent",
            "model.open outcome",
            "model.rewrap intent",
            "model.rewrap outcome");
    assertThat(List.of(told.get(1), told.get(3)))
        .allSatisfy(line -> assertThat(line).containsEntry("code", "FORMAT"));
  }

  @Test
  void theAudit_saysWhoIsLeftInTheModel() throws IOException {
    Path sealed = samples.sealedFile(100);
    List<Map<String, String>> told = new ArrayList<>();
    LoaderOptions options = by("models", "others").withAudit(told::add);
    new ModelRewrapper(options).rewrap(sealed, TO_OTHERS.detachedIn(beside(sealed)));
    new ModelRewrapper(options).rewrap(sealed, REPAIR);
    assertThat(List.of(told.get(1), told.get(3)))
        .allSatisfy(line -> assertThat(line).containsEntry("left-in-model", "models/1"))
        .allSatisfy(
            line -> assertThat(line).containsEntry("recipients-file", beside(sealed).toString()));
  }
}
