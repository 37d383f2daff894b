package io.bulla.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DecryptPlanTest {
  private static final DecryptCase CONFIGURED = new DecryptCase("SunJCE", 3, 64 << 10);

  @Test
  void cases_areAllCombinations() {
    assertThat(
            new DecryptPlan(
                    List.of("Conscrypt", "SunJCE"), List.of(3, 1), List.of(64 << 10), CONFIGURED)
                .cases())
        .containsExactly(
            new DecryptCase("Conscrypt", 1, 64 << 10),
            new DecryptCase("Conscrypt", 3, 64 << 10),
            new DecryptCase("SunJCE", 1, 64 << 10),
            CONFIGURED);
  }

  @Test
  void configuredCase_isMeasuredWhateverIsAskedFor() {
    assertThat(
            new DecryptPlan(List.of("Conscrypt"), List.of(1), List.of(1 << 20), CONFIGURED).cases())
        .containsExactly(new DecryptCase("Conscrypt", 1, 1 << 20), CONFIGURED);
  }

  @Test
  void usefulThreads_goUpToTheProcessorsAndHoldTheConfiguredNumber() {
    assertThat(DecryptPlan.usefulThreads(2, 2)).containsExactly(1, 2);
    assertThat(DecryptPlan.usefulThreads(6, 6)).containsExactly(1, 2, 4, 6);
    assertThat(DecryptPlan.usefulThreads(128, 8)).containsExactly(1, 2, 4, 8, 16);
    assertThat(DecryptPlan.usefulThreads(1, 40)).containsExactly(1, 40);
  }

  @Test
  void usefulSizes_holdThatOfTheModel() {
    assertThat(DecryptPlan.usefulSizes(256 << 10)).isEqualTo(DecryptPlan.SEGMENT_SIZES_BYTES);
    assertThat(DecryptPlan.usefulSizes(4 << 20)).contains(4 << 20).hasSize(4);
  }
}
