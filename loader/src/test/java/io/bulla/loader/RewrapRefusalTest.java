package io.bulla.loader;

import static io.bulla.loader.RewrapRequest.REPAIR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.loader.keys.Shelves;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.ProviderException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Re-wrappings that are refused: the file stays as it is, to the byte. */
class RewrapRefusalTest extends RewrapScene {
  @Test
  void theLastRecipient_isNotRemoved() throws IOException {
    Path sealed = samples.sealedFile(100);
    refusedUnchanged(
        sealed, samples.options(), REPAIR.removing(List.of("models")), ModelKeyException.class);
  }

  @Test
  void aRequiredRecipient_isNeitherRemovedNorLeftOut() throws IOException {
    LoaderOptions options = samples.options().withRequiredRecipients(List.of("others"));
    Path sealed = samples.sealedFile(100);
    refusedUnchanged(sealed, options, REPAIR.movingToNewest(), ModelKeyException.class);

    new ModelRewrapper(options).rewrap(sealed, REPAIR.adding(List.of("others")));

    refusedUnchanged(sealed, options, REPAIR.removing(List.of("others")), ModelKeyException.class);
    assertThatThrownBy(
            () ->
                new ModelSealer(options)
                    .seal(samples.plainFile(5), temp.resolve("new"), SealedSamples.request()))
        .isInstanceOf(ModelKeyException.class)
        .hasMessageContaining("others")
        .hasMessageContaining("required-recipients");
    assertThat(temp.resolve("new")).doesNotExist();
  }

  @Test
  void recipientsThatDoNotFit_areRefusedBeforeAnythingIsWritten() throws IOException {
    String[] ids = IntStream.range(0, 40).mapToObj(i -> "kek-" + i).toArray(String[]::new);
    Arrays.stream(ids).forEach(id -> samples.shelves.add(id, 1));
    Path sealed = samples.sealedFile(100);
    refusedUnchanged(
        sealed, samples.options(), REPAIR.adding(List.of(ids)), ModelFormatException.class);
    assertThatThrownBy(() -> rewrap(sealed, REPAIR.adding(List.of(ids))))
        .hasMessageContaining("bulla reseal");
  }

  @Test
  void recipientsThatNeedMoreBytesThanASlotHas_areRefused() throws IOException {
    String[] ids = IntStream.range(10, 41).mapToObj(i -> "k".repeat(60) + i).toArray(String[]::new);
    Arrays.stream(ids).forEach(id -> samples.shelves.add(id, 1));
    Path sealed = temp.resolve("small-slots");
    new ModelSealer(samples.options())
        .seal(samples.plainFile(100), sealed, SealedSamples.request().withSlotCapacityBytes(4096));
    refusedUnchanged(
        sealed, samples.options(), REPAIR.adding(List.of(ids)), ModelFormatException.class);
    assertThatThrownBy(() -> rewrap(sealed, REPAIR.adding(List.of(ids))))
        .hasMessageContaining("room for")
        .hasMessageContaining("--slot-capacity");
  }

  @Test
  void anotherKeyUnderTheSameId_isAnAuthenticationFailure() throws IOException {
    Path sealed = samples.sealedFile(100);
    LoaderOptions impostor =
        LoaderOptions.of(Shelves.impostor("models").provider(), List.of("models"));
    refusedUnchanged(sealed, impostor, REPAIR, ModelAuthenticationException.class);
  }

  @Test
  void anUnknownKek_aTokenAway_andNoAllowedKek_areToldApart() throws IOException {
    Path sealed = samples.sealedFile(100);
    refusedUnchanged(
        sealed, samples.options(), REPAIR.adding(List.of("unknown")), ModelKeyException.class);
    refusedUnchanged(sealed, by("others"), REPAIR, ModelKeyException.class);
    samples.shelves.failUse(
        "others/1", new ProviderException("away", new IOException("the token is away")));
    refusedUnchanged(
        sealed, samples.options(), REPAIR.adding(List.of("others")), ModelTokenException.class);
  }

  @Test
  void aKekThatGivesBackAnotherDek_isRefusedBeforeTheOldOneIsDropped() throws IOException {
    Path sealed = samples.sealedFile(100);
    samples.shelves.wrapWrongly("others");
    refusedUnchanged(
        sealed,
        samples.options(),
        REPAIR.adding(List.of("others")).removing(List.of("models")),
        ModelAuthenticationException.class);
  }

  @Test
  void aChangedSlot_isRefused_notCopied() throws IOException {
    Path sealed = samples.sealedFile(100);
    ForgedSlot.addRecipient(sealed, "others");
    refusedUnchanged(sealed, samples.options(), REPAIR, ModelAuthenticationException.class);
  }

  @Test
  void aPathWithoutModel_isRefusedAsWhatItIs() throws IOException {
    assertThatThrownBy(() -> rewrap(temp.resolve("none"), REPAIR))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("there is no such file");
    assertThatThrownBy(() -> rewrap(temp, REPAIR)).isInstanceOf(ModelFormatException.class);
    assertThatThrownBy(() -> rewrap(samples.plainFile(5), REPAIR))
        .isInstanceOf(ModelFormatException.class);
  }
}
