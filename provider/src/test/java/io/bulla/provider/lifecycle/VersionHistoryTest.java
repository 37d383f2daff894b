package io.bulla.provider.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.provider.kek.KekState;
import io.bulla.provider.lifecycle.SignedRecord.ChainPlace;
import io.bulla.testing.SharedData;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VersionHistoryTest {
  private static final Instant T = Instant.parse("2026-11-25T08:00:00Z");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ([a-z-]+) \\| (yes|no) \\| (yes|no|by override) \\| (.*) ?\\|$");

  private static SignedRecord signed(KekState state, String key, String signer) {
    return new SignedRecord(
        new ChainPlace(1, ChainPlace.NOTHING_BEFORE, T, T.plusSeconds(60)),
        new StateRecord("models", 1, key, state, KeyTimes.ALWAYS, Optional.empty(), ""),
        signer,
        "");
  }

  private static SignedRecord signed(KekState state) {
    return signed(state, "key", "alice");
  }

  private static List<MatchResult> documentedRows() throws Exception {
    String document = Files.readString(SharedData.checkout().resolve("docs/provider.md"));
    return ROW.matcher(document).results().toList();
  }

  private static KekState state(String label) {
    return Arrays.stream(KekState.values())
        .filter(each -> each.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void documentedTable_isThatOfTheCode() throws Exception {
    Map<KekState, Set<KekState>> documented = new EnumMap<>(KekState.class);
    for (MatchResult row : documentedRows()) {
      KekState from = state(row.group(1));
      assertThat(from.wraps()).as(row.group()).isEqualTo(row.group(2).equals("yes"));
      assertThat(from.unwraps()).as(row.group()).isEqualTo(row.group(3).equals("yes"));
      assertThat(from.isOverridable()).as(row.group()).isEqualTo(row.group(3).startsWith("by"));
      documented.put(from, next(row.group(4)));
    }
    assertThat(documented).hasSize(KekState.values().length);
    documented.forEach((from, next) -> assertThat(allowed(from)).as(from.label()).isEqualTo(next));
  }

  private static Set<KekState> next(String cell) {
    return Arrays.stream(cell.replaceAll("\\([^)]*\\)", "").split(","))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .map(VersionHistoryTest::state)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<KekState> allowed(KekState from) {
    VersionHistory history = new VersionHistory(signed(from), false, Optional.empty());
    return Arrays.stream(KekState.values())
        .filter(to -> to != from)
        .filter(to -> !history.objectionTo(signed(to)).contains("does not go from"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void otherKeyUnderTheSameVersion_isAnObjection() {
    VersionHistory history = VersionHistory.begin(signed(KekState.ACTIVE));
    assertThat(history.objectionTo(signed(KekState.SUSPENDED, "other", "alice")))
        .contains("another key");
    assertThat(history.objectionTo(signed(KekState.SUSPENDED))).isEmpty();
  }

  private static SignedRecord askedFor(Duration wait) {
    StateRecord record = signed(KekState.SUSPENDED).record().toBeDestroyedAfter(T.plus(wait));
    return new SignedRecord(signed(KekState.SUSPENDED).place(), record, "alice", "");
  }

  @Test
  void destructionWithinADay_isAnObjection_alsoInTheRecordsOfAnother() {
    VersionHistory history = VersionHistory.begin(signed(KekState.DEACTIVATED));
    SignedRecord early = askedFor(Duration.ofHours(24).minusSeconds(1));
    assertThat(history.objectionTo(early)).contains("24 hours at least");
    assertThat(VersionHistory.objectionToFirst(early)).contains("24 hours at least");
    assertThat(history.objectionTo(askedFor(Duration.ofHours(24)))).isEmpty();
    assertThat(VersionHistory.begin(early).objectionTo(early)).isEmpty();
  }

  @Test
  void destroyedVersion_doesNotBegin() {
    assertThat(VersionHistory.objectionToFirst(signed(KekState.DESTROYED))).isNotEmpty();
    assertThat(VersionHistory.objectionToFirst(signed(KekState.DEACTIVATED))).isEmpty();
  }
}
