package io.bulla.provider.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulla.provider.kek.KekState;
import io.bulla.provider.lifecycle.SignedRecord.ChainPlace;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordLineTest {
  private static final Instant T = Instant.parse("2026-11-25T08:00:00Z");

  private static SignedRecord record(String reason) {
    return new SignedRecord(
        new ChainPlace(1, ChainPlace.NOTHING_BEFORE, T, T.plusSeconds(60)),
        new StateRecord(
            "models",
            2,
            "bulla:models:2:0011223344556677",
            KekState.PRE_ACTIVATION,
            new KeyTimes(Optional.of(T), Optional.empty(), Optional.empty()),
            Optional.empty(),
            reason),
        "ab",
        "cd");
  }

  @Test
  void line_isTheDocumentedOne() {
    assertThat(RecordLine.of(record("rotation, 90 d")))
        .isEqualTo(
            "bulla-state/1 counter=1 previous="
                + "0".repeat(64)
                + " kek=models version=2 key=bulla:models:2:0011223344556677 state=pre-activation"
                + " not-before=2026-11-25T08:00:00Z protect-until=- process-until=- destroy-after=-"
                + " issued=2026-11-25T08:00:00Z expires=2026-11-25T08:01:00Z"
                + " reason=rotation,%2090%20d signer=ab signature=cd");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "a b", "%2D", "größer\n=x", "\u0000", "𝄞"})
  void anyReason_comesBack(String reason) {
    SignedRecord record = record(reason);
    String line = RecordLine.of(record);
    assertThat(line).doesNotContain("\n");
    assertThat(RecordLine.parse(line)).isEqualTo(record);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "counter=1:counter=01",
        "counter=1:counter=+1",
        "counter=1:counter=0",
        "version=2:version=0",
        "kek=models:kek=Models",
        "state=pre-activation:state=pre_activation",
        "state=pre-activation:state=PRE-ACTIVATION",
        "reason=why:reason=%77hy",
        "reason=why:reason=wh%",
        "reason=why:reason=",
        "reason=why :reason=why  ",
        "reason=why :",
        "issued=2026-11-25T08:00:00Z:issued=2026-11-25T08:00Z",
        "issued=2026-11-25T08:00:00Z:issued=2026-11-25T08:00:00.5Z",
        "expires=2026-11-25T08:01:00Z:expires=2026-11-25T08:00:00Z",
        "bulla-state/1:bulla-state/2"
      })
  void anyOtherText_isRefused(String change) {
    int middle =
        change.indexOf(':', change.startsWith("issued") || change.startsWith("exp") ? 27 : 0);
    String from = change.substring(0, middle);
    String line = RecordLine.of(record("why"));
    String other = line.replace(from, change.substring(middle + 1));
    assertThat(other).isNotEqualTo(line);
    assertThatThrownBy(() -> RecordLine.parse(other)).isInstanceOf(IllegalArgumentException.class);
  }
}
