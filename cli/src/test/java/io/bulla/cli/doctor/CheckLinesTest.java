package io.bulla.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CheckLinesTest {
  private static final String LONG =
      "ai.djl.modality.cv.translator.BaseImageTranslator$SynsetLoader";

  @Test
  void longestName_setsTheColumnOfAllDetailsAndHints() {
    int detail = 6 + LONG.length() + 1;
    List<String> lines =
        CheckLines.of(
            List.of(
                Check.ok(LONG, "DETAIL"),
                Check.warn("ai.djl.BaseModel", "DETAIL", "HINT"),
                Check.fail("x", "DETAIL", "HINT")));
    assertThat(lines).hasSize(5);
    assertThat(lines.stream().map(line -> line.indexOf("DETAIL")))
        .containsExactly(detail, detail, -1, detail, -1);
    assertThat(lines.stream().map(line -> line.indexOf("hint: HINT")))
        .containsExactly(-1, -1, detail, -1, detail);
    assertThat(lines.get(4).substring(0, detail)).isBlank();
  }

  @Test
  void shortNames_leaveTheColumnWhereItIs() {
    assertThat(CheckLines.of(List.of(Check.ok("agent", "DETAIL"))))
        .containsExactly("ok    agent" + " ".repeat(16) + "DETAIL");
  }
}
