package io.bulla.loader;

import static io.bulla.loader.RewrapRequest.REPAIR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Models that are sealed anew, with recipients beside them. */
class DetachedRecipientsResealTest extends RewrapScene {
  private static final RewrapRequest TO_OTHERS =
      REPAIR.adding(List.of("others")).removing(List.of("models"));

  private static Path beside(Path model) {
    return model.resolveSibling(model.getFileName() + ".bulla-recipients");
  }

  private SealReport resealed(Path sealed, LoaderOptions options) throws IOException {
    return new ModelResealer(options).reseal(sealed, ResealRequest.SAME);
  }

  @Test
  void aFile_holdsTheRecipientsThatCounted_andTheFileBesideItIsGone() throws IOException {
    Path sealed = samples.sealedFile(100);
    rewrap(sealed, TO_OTHERS.detachedIn(beside(sealed)));
    assertThat(resealed(sealed, by("others")).recipients()).containsExactly("others/1");
    assertThat(beside(sealed)).doesNotExist();
    assertThat(SealedSamples.load(sealed, "", by("others"))).hasSize(100);
    assertThatThrownBy(() -> samples.load(sealed, "")).isInstanceOf(ModelKeyException.class);
  }

  @Test
  void theAudit_namesTheFileThatGoes() throws IOException {
    Path sealed = samples.sealedFile(100);
    rewrap(sealed, REPAIR.detachedIn(beside(sealed)));
    List<Map<String, String>> told = new ArrayList<>();
    SealReport report = resealed(sealed, samples.options().withAudit(told::add));
    assertThat(report.recipients()).containsExactly("models/1");
    assertThat(told)
        .filteredOn(line -> "model.reseal".equals(line.get("operation")))
        .hasSize(2)
        .allSatisfy(
            line -> assertThat(line).containsEntry("recipients-file", beside(sealed).toString()));
  }

  @Test
  void aDirectory_holdsTheRecipientsThatCounted_andTheFileInItIsGone() throws IOException {
    Path sealed = samples.sealedDirectory();
    Path file = beside(sealed.resolve("bulla.manifest"));
    rewrap(sealed, TO_OTHERS.detachedIn(file));
    assertThat(resealed(sealed, by("others")).recipients()).containsExactly("others/1");
    assertThat(file).doesNotExist();
    assertThat(ModelInspector.verify(sealed, by("others"), ProgressListener.NONE).findings())
        .isEmpty();
  }

  @Test
  void recipientsOfADirectoryBySetting_countedForTheModel_andStayForTheOldSealing()
      throws IOException {
    Path sealed = samples.sealedFile(100);
    Path directory = Files.createDirectory(temp.resolve("recipients"));
    RewrapReport report = rewrap(sealed, TO_OTHERS.detachedIn(directory));
    LoaderOptions others = by("others").withRecipientsDirectory(directory);
    assertThat(resealed(sealed, others).recipients()).containsExactly("others/1");
    assertThat(directory.resolve(report.sealId() + ".bulla-recipients")).exists();
    assertThat(SealedSamples.load(sealed, "", others)).hasSize(100);
  }

  @Test
  void aFileBesideIt_thatIsNotTheOneThatCounts_isNotLost() throws IOException {
    Path sealed = samples.sealedFile(100);
    Path directory = Files.createDirectory(temp.resolve("recipients"));
    rewrap(sealed, REPAIR.detachedIn(directory));
    rewrap(sealed, TO_OTHERS.detachedIn(beside(sealed)));
    LoaderOptions options = samples.options().withRecipientsDirectory(directory);
    refused(beside(sealed), sealed, () -> resealed(sealed, options));
  }

  @Test
  void aFileBesideALinkToTheModel_isNotLeftWithoutItsSealing() throws IOException {
    Path sealed = samples.sealedFile(100);
    Path link = Files.createDirectory(temp.resolve("elsewhere")).resolve("model.onnx");
    Files.createSymbolicLink(link, sealed);
    rewrap(sealed, REPAIR.detachedIn(beside(link)));
    refused(beside(link), sealed, () -> resealed(link, samples.options()));
  }

  @Test
  void aPlaceBesideTheRecipientsOfAnother_isRefused() throws IOException {
    Path sealed = samples.sealedFile(100);
    Path target = temp.resolve("target.onnx");
    rewrap(sealed, REPAIR.detachedIn(beside(target)));
    ModelResealer resealer = new ModelResealer(samples.options());
    refused(beside(target), sealed, () -> resealer.reseal(sealed, target, ResealRequest.SAME));
    assertThat(target).doesNotExist();
  }

  /** They came while it was being sealed. */
  @Test
  void aPlaceThatGetsTheRecipientsOfAnotherMeanwhile_isRefused() throws IOException {
    Path sealed = samples.sealedFile(100);
    Path made = temp.resolve("made.bulla-recipients");
    rewrap(sealed, REPAIR.detachedIn(made));
    Path target = temp.resolve("target.onnx");
    samples.shelves.beforeWrap(() -> move(made, beside(target)));
    ModelResealer resealer = new ModelResealer(samples.options());
    refused(beside(target), sealed, () -> resealer.reseal(sealed, target, ResealRequest.SAME));
    assertThat(target).doesNotExist();
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private interface Refused {
    Object run() throws IOException;
  }

  private static void refused(Path named, Path sealed, Refused operation) throws IOException {
    byte[] before = Files.readAllBytes(sealed);
    assertThatThrownBy(operation::run)
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining(named.toString());
    assertThat(Files.readAllBytes(sealed)).isEqualTo(before);
    assertThat(named).exists();
  }
}
