package io.bulla.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.bulla.commands.Walkthrough.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class WalkthroughTest {
  @Test
  void blocks_areStepsInTheirOrder_withTheirLinesAndWhatTheyShow() {
    String text = "# Title\n```sh\na\nb\n```\n\n```console\n$ c \\\n  d\nshown\n$ e\n```\n";
    assertThat(Walkthrough.parse(text).steps())
        .containsExactly(
            new Step(3, "a\nb\n", List.of(), false),
            new Step(8, "c \\\n  d", List.of("shown"), true),
            new Step(11, "e", List.of(), true));
  }

  @Test
  void blockThatNobodyWouldRun_isRefused() {
    for (String text :
        List.of(
            "```json\n{}\n```\n",
            "```\na\n```\n",
            "```sh\na\n",
            "~~~sh\na\n~~~\n",
            "- ```sh\n  a\n  ```\n\n```sh\nb\n```\n  ```sh\n  c\n  ```\n",
            "```console\nshown\n```\n")) {
      assertThatIllegalStateException().as(text).isThrownBy(() -> Walkthrough.parse(text));
    }
  }
}
