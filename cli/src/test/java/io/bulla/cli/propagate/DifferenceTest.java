package io.bulla.cli.propagate;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.cli.propagate.Aim.Others;
import io.bulla.loader.ModelInfo;
import io.bulla.loader.ModelInfo.RecipientInfo;
import io.bulla.loader.ModelInfo.SlotInfo;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is to become of recipients, by a header and a rule. */
class DifferenceTest {
  private static final List<String> NOBODY = List.of();

  private static List<RecipientInfo> recipients(String... ids) {
    return Arrays.stream(ids).map(id -> new RecipientInfo(id, 1, 60)).toList();
  }

  private static ModelInfo header(List<RecipientInfo> counting, SlotInfo... slots) {
    return header(counting, Optional.empty(), slots);
  }

  private static ModelInfo header(
      List<RecipientInfo> counting, Optional<String> recipientsFile, SlotInfo... slots) {
    return new ModelInfo(
        1,
        "file",
        "suite",
        "model",
        1,
        "00",
        "",
        10,
        262_144,
        4096,
        counting,
        List.of(slots),
        Optional.empty(),
        recipientsFile);
  }

  private static SlotInfo slot(boolean active, String... ids) {
    return new SlotInfo(active ? 0 : 1, true, active, active ? 2 : 1, recipients(ids));
  }

  private static Aim aim(Others others, String... ids) {
    return new Aim(List.of(ids), others, Optional.empty());
  }

  private static Difference difference(Aim aim, List<String> required, String... present) {
    return Difference.of(header(recipients(present), slot(true, present)), aim, required);
  }

  @Test
  void recipientsThatARuleDoesNotName_stayOrGo_asItSays() {
    assertThat(difference(aim(Others.KEEP, "eu", "us"), NOBODY, "us", "old"))
        .isEqualTo(new Difference(List.of("eu"), NOBODY, List.of("us", "old"), false));
    assertThat(difference(aim(Others.REMOVE, "eu", "us"), NOBODY, "us", "old"))
        .isEqualTo(new Difference(List.of("eu"), List.of("old"), List.of("us"), false));
  }

  @Test
  void requiredRecipients_areAdded_andNeverRemoved() {
    List<String> required = List.of("escrow");
    assertThat(difference(aim(Others.REMOVE, "eu"), required, "eu", "escrow").isNothing()).isTrue();
    assertThat(difference(aim(Others.REMOVE, "eu"), required, "old"))
        .isEqualTo(new Difference(List.of("eu", "escrow"), List.of("old"), NOBODY, false));
  }

  @Test
  void modelsThatARuleLeavesAlone_areNeverChanged() {
    assertThat(difference(Aim.NONE, List.of("escrow"), "old").isNothing()).isTrue();
  }

  @Test
  void recipientInSeveralVersions_isOne() {
    List<RecipientInfo> versions =
        List.of(new RecipientInfo("eu", 1, 60), new RecipientInfo("eu", 2, 60));
    Difference difference =
        Difference.of(
            header(versions, new SlotInfo(0, true, true, 1, versions)),
            aim(Others.REMOVE, "eu"),
            NOBODY);
    assertThat(difference).isEqualTo(new Difference(NOBODY, NOBODY, List.of("eu"), false));
  }

  @Test
  void slotThatIsDamagedOrHoldsARemovedRecipient_isToBeRepaired() {
    Aim aim = aim(Others.REMOVE, "eu");
    List<RecipientInfo> eu = recipients("eu");
    SlotInfo torn = new SlotInfo(1, false, false, 0, List.of());
    Difference damaged = Difference.of(header(eu, slot(true, "eu"), torn), aim, NOBODY);
    assertThat(damaged.isNothing()).isFalse();
    assertThat(damaged.words()).isEqualTo("repair");
    assertThat(
            Difference.of(header(eu, slot(true, "eu"), slot(false, "eu", "old")), aim, NOBODY)
                .unsettled())
        .isTrue();
    assertThat(
            Difference.of(
                    header(recipients("eu", "us"), slot(true, "eu", "us"), slot(false, "eu")),
                    aim(Others.KEEP, "eu"),
                    NOBODY)
                .unsettled())
        .as("fewer in the spare slot is what an addition leaves")
        .isFalse();
  }

  @Test
  void slotsOfAModelThatIsNotToBeWritten_areNobodysBusiness() {
    Aim detached = new Aim(List.of("eu"), Others.KEEP, Optional.of(Path.of("/recipients")));
    List<RecipientInfo> eu = recipients("eu");
    SlotInfo torn = new SlotInfo(1, false, false, 0, List.of());
    assertThat(Difference.of(header(eu, slot(true, "eu"), torn), detached, NOBODY).isNothing())
        .isTrue();
    assertThat(
            Difference.of(
                    header(eu, Optional.of("/recipients/00"), slot(true, "eu"), torn),
                    detached,
                    NOBODY)
                .isNothing())
        .isFalse();
  }

  @Test
  void words_sayWhoComesAndWhoGoes() {
    assertThat(difference(aim(Others.REMOVE, "eu", "us"), NOBODY, "old").words())
        .isEqualTo("+eu +us -old");
  }
}
