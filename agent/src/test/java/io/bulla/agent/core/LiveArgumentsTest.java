package io.bulla.agent.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LiveArgumentsTest {
  private static final Path PATH = Path.of("/dev/shm/bulla-1/model");

  private final LiveArguments live = new LiveArguments();

  @Test
  void path_isCoveredInEveryType_withWhatIsBelow_untilEachUseHasEnded() {
    live.add(PATH);
    live.add(new File(PATH.toString()));
    live.remove(PATH.toString());
    assertThat(live.covers(PATH.resolve("below"))).isTrue();
    assertThat(live.covers(PATH.resolveSibling("model2"))).isFalse();
    live.remove(PATH);
    assertThat(live.covers(PATH)).isFalse();
  }

  @Test
  void array_isItself_andNoOtherOfTheSameContent() {
    byte[] plaintext = {1, 2, 3};
    live.add(plaintext);
    assertThat(live.contains(plaintext)).isTrue();
    assertThat(live.contains(plaintext.clone())).isFalse();
    live.remove(plaintext);
    assertThat(live.contains(plaintext)).isFalse();
  }
}
