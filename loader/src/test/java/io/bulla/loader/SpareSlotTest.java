package io.bulla.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipient slot that does not count is not used, and is checked all the same. */
class SpareSlotTest {
  @TempDir Path temp;
  private SealedSamples samples;
  private Path sealed;

  @BeforeEach
  void seal() throws IOException {
    samples = new SealedSamples(temp);
    sealed = samples.sealedFile(10_000);
  }

  @Test
  void forgedSpare_isAFinding_andARewrapMendsIt() throws IOException {
    ForgedSlot.addRecipientToSpare(sealed, "others");

    assertThat(samples.load(sealed, "")).hasSize(10_000);
    assertThat(findings()).singleElement().asString().contains("spare recipient slot", "rewrap");

    new ModelRewrapper(samples.options()).rewrap(sealed, RewrapRequest.REPAIR);
    assertThat(findings()).isEmpty();
  }

  @Test
  void slotsOfASealedAndOfARewrappedModel_areSettled() throws IOException {
    assertThat(findings()).isEmpty();
    new ModelRewrapper(samples.options())
        .rewrap(sealed, RewrapRequest.REPAIR.adding(List.of("others")));
    assertThat(findings()).isEmpty();
  }

  private List<String> findings() throws IOException {
    return ModelInspector.verify(sealed, samples.options(), ProgressListener.NONE).findings();
  }
}
