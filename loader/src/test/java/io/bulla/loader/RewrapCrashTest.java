package io.bulla.loader;

import static io.bulla.loader.RewrapRequest.REPAIR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever step of a re-wrapping is the last: the model opens as before or as after. */
class RewrapCrashTest {
  private static final int STEPS_OF_A_SLOT = 6; // two writes of two halves each, two syncs
  private static final List<String> OLD = List.of("models/1");
  private static final List<String> BOTH = List.of("models/1", "others/1");
  private static final List<String> NEW = List.of("others/1");

  @TempDir Path temp;
  private SealedSamples samples;

  @BeforeEach
  void begin() {
    samples = new SealedSamples(temp);
  }

  private LoaderOptions anyKek() {
    return LoaderOptions.of(samples.shelves.provider(), List.of("models", "others"));
  }

  private List<String> recipientsAfterCut(Path model, RewrapRequest request, int steps)
      throws IOException {
    ModelRewrapper cut =
        new ModelRewrapper(anyKek(), channel -> new CuttingStorage(channel, steps));
    assertThatThrownBy(() -> cut.rewrap(model, request)).isInstanceOf(CuttingStorage.Stopped.class);
    assertThat(SealedSamples.load(model, "", anyKek())).hasSize(100);
    try (SealedModel opened = SealedModel.open(model, anyKek())) {
      return opened.info().recipients().stream()
          .map(recipient -> recipient.kekId() + "/" + recipient.kekVersion())
          .toList();
    }
  }

  /** A model as it is before each cut: with its recipients in it, or beside it. */
  private Copies copies(boolean detached) throws IOException {
    Path model = samples.sealedFile(100);
    Path beside = DetachedRecipients.beside(model);
    if (detached) {
      new ModelRewrapper(anyKek()).rewrap(model, REPAIR.detachedIn(beside));
    }
    return new Copies(model, detached ? Optional.of(beside) : Optional.empty());
  }

  /** Makes copies of a model, and of the recipients beside it, if there are any. */
  private record Copies(Path model, Optional<Path> beside) {
    Path at(Path copy) throws IOException {
      if (beside.isPresent()) {
        Files.copy(beside.get(), DetachedRecipients.beside(copy));
      }
      return Files.copy(model, copy);
    }

    void assertDetachedLeavesTheModel(Path copy) throws IOException {
      if (beside.isPresent()) {
        assertThat(copy).hasSameBinaryContentAs(model);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void additionCutAtEachStep_opensAsBeforeOrAfter_andCanBeDoneAgain(boolean detached)
      throws IOException {
    Copies copies = copies(detached);
    List<List<String>> seen = new ArrayList<>();
    for (int steps = 0; steps < STEPS_OF_A_SLOT; steps++) {
      Path model = copies.at(temp.resolve("cut-" + steps));
      RewrapRequest request = REPAIR.adding(List.of("others"));
      seen.add(recipientsAfterCut(model, request, steps));
      assertThat(new ModelRewrapper(anyKek()).rewrap(model, request).after()).isEqualTo(BOTH);
      assertThat(ModelInspector.inspect(model).degraded()).isFalse();
      copies.assertDetachedLeavesTheModel(model);
    }
    assertThat(seen).containsExactly(OLD, OLD, OLD, OLD, OLD, BOTH);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void replacementCutAtEachStep_opensAsBeforeOrAfter_andDoneAgainLeavesNoOldBlob(boolean detached)
      throws IOException {
    Copies copies = copies(detached);
    List<List<String>> seen = new ArrayList<>();
    for (int steps = 0; steps < 2 * STEPS_OF_A_SLOT; steps++) {
      Path model = copies.at(temp.resolve("cut-" + steps));
      RewrapRequest request = REPAIR.adding(List.of("others")).removing(List.of("models"));
      seen.add(recipientsAfterCut(model, request, steps));
      assertThat(new ModelRewrapper(anyKek()).rewrap(model, request).after()).isEqualTo(NEW);
      assertThat(ModelInspector.inspect(model).slots())
          .allSatisfy(slot -> assertThat(slot.valid()).isTrue())
          .allSatisfy(slot -> assertThat(slot.recipients()).hasSize(1))
          .noneSatisfy(slot -> assertThat(slot.recipients().get(0).kekId()).isEqualTo("models"));
      copies.assertDetachedLeavesTheModel(model);
    }
    assertThat(seen.subList(0, 5)).containsOnly(OLD);
    assertThat(seen.subList(5, 12)).containsOnly(NEW);
  }

  @Test
  void aSecondWriterWithoutLock_isNoticed_andBothRecipientsStay() throws IOException {
    samples.shelves.add("third", 1);
    Path model = samples.sealedFile(100);
    List<Integer> attempts = new ArrayList<>();
    ModelRewrapper disturbed =
        new ModelRewrapper(
            anyKek(),
            channel -> {
              attempts.add(attempts.size());
              if (attempts.size() == 1) {
                copySlotsOfOtherRewrap(model);
              }
              return SlotStorage.of(channel);
            });

    RewrapReport report = disturbed.rewrap(model, REPAIR.adding(List.of("others")));

    assertThat(attempts).hasSize(2);
    assertThat(report.before()).containsExactly("models/1", "third/1");
    assertThat(report.after()).containsExactly("models/1", "others/1", "third/1");
  }

  /** As a process does that takes no heed of the lock. */
  private void copySlotsOfOtherRewrap(Path model) {
    try {
      Path copy = Files.copy(model, temp.resolve("copy"));
      new ModelRewrapper(anyKek()).rewrap(copy, REPAIR.adding(List.of("third")));
      ByteBuffer changed = ByteBuffer.wrap(Files.readAllBytes(copy));
      try (FileChannel channel = FileChannel.open(model, StandardOpenOption.WRITE)) {
        channel.write(changed, 0);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
