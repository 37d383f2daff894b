package io.bulla.provider.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.provider.audit.ChainReport.Ending;
import io.bulla.provider.audit.Damage.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainDamageTest {
  private static final int OPERATIONS = 3;

  @TempDir private Path directory;
  private Path file = Path.of("");
  private List<String> lines = List.of();

  @BeforeEach
  void chain() throws Exception {
    file = Trails.ended(directory, OPERATIONS);
    lines = Trails.lines(file);
  }

  private ChainReport report(Head... checkpointed) throws IOException {
    return Trails.verify(directory, checkpointed).chains().get(0);
  }

  private List<Damage> after(List<String> changed, Head... checkpointed) throws IOException {
    Trails.write(file, changed);
    return report(checkpointed).damages();
  }

  private Head head() throws IOException {
    return report().head().orElseThrow();
  }

  private static void assertNamed(List<Damage> damages, long line, Kind... kinds) {
    assertThat(damages)
        .anySatisfy(
            damage -> {
              assertThat(damage.line()).isEqualTo(line);
              assertThat(damage.kind()).isIn((Object[]) kinds);
            });
  }

  @Test
  void chainAsItWasWritten_isWholeAndEnded() throws Exception {
    assertThat(lines).hasSize(2 + 2 * OPERATIONS);
    assertThat(report().damages()).isEmpty();
    assertThat(report().ending()).isEqualTo(Ending.ENDED);
    assertThat(head().bytes()).isEqualTo(Files.size(file));
    assertThat(report(head()).damages()).isEmpty();
  }

  @Test
  void everyLineThatIsTakenAway_isMissed() throws Exception {
    Head head = head();
    for (int i = 0; i < lines.size(); i++) {
      List<String> changed = Trails.lines(file);
      changed.clear();
      changed.addAll(lines);
      changed.remove(i);
      boolean last = i == lines.size() - 1;
      if (last) {
        assertNamed(after(changed, head), i, Kind.CUT);
      } else {
        assertNamed(after(changed), i + 1, Kind.REMOVED);
      }
    }
  }

  @Test
  void everyLineThatIsEdited_isNamed() throws Exception {
    Head head = head();
    for (int i = 0; i < lines.size(); i++) {
      for (String[] edit : new String[][] {{"\"pid\":", "\"pid\":1"}, {"{\"specv", "{\"Specv"}}) {
        String[] changed = lines.toArray(String[]::new);
        changed[i] = changed[i].replace(edit[0], edit[1]);
        assertThat(changed[i]).isNotEqualTo(lines.get(i));
        assertNamed(after(Arrays.asList(changed), head), i + 1, Kind.CHANGED);
      }
    }
  }

  @Test
  void everyHashThatIsEdited_isNamedWithOneLineAtMostBeside() throws Exception {
    for (int i = 1; i < lines.size(); i++) {
      String[] changed = lines.toArray(String[]::new);
      changed[i] =
          changed[i].replaceFirst("bullaprevious\":\"[0-9a-f]{8}", "bullaprevious\":\"00000000");
      assertNamed(after(Arrays.asList(changed)), i, Kind.CHANGED);
    }
  }

  @Test
  void everyTwoLinesThatAreExchanged_areNamed() throws Exception {
    for (int i = 0; i + 1 < lines.size(); i++) {
      String[] changed = lines.toArray(String[]::new);
      Collections.swap(Arrays.asList(changed), i, i + 1);
      List<Damage> damages = after(Arrays.asList(changed));
      assertNamed(damages, i + 1, Kind.REMOVED);
      assertNamed(damages, i + 2, Kind.MISPLACED);
    }
  }

  @Test
  void everyLineThatIsRepeated_isNamed() throws Exception {
    for (int i = 0; i < lines.size(); i++) {
      List<String> changed = new java.util.ArrayList<>(lines);
      changed.add(i, lines.get(i));
      assertNamed(after(changed), i + 2, Kind.MISPLACED);
    }
  }

  @Test
  void lineOfAnotherChain_isNamed() throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    String stranger = Trails.lines(Trails.ended(elsewhere, 1)).get(1);
    List<String> changed = new java.util.ArrayList<>(lines);
    changed.add(3, stranger);
    assertNamed(after(changed), 4, Kind.MISPLACED);
  }

  @Test
  void lastRecordCutAtEveryByte_isTorn_andNoDamageWithoutACheckpoint() throws Exception {
    Head head = head();
    byte[] whole = Files.readAllBytes(file);
    int lastLine = lines.get(lines.size() - 1).length() + 1;
    for (int cut = 1; cut <= lastLine; cut++) {
      Files.write(file, Arrays.copyOf(whole, whole.length - cut));
      ChainReport report = report();
      assertThat(report.damages()).isEmpty();
      assertThat(report.ending()).isEqualTo(cut == lastLine ? Ending.UNFINISHED : Ending.TORN);
      assertNamed(report(head).damages(), lines.size() - 1, Kind.CUT);
    }
  }

  @Test
  void chainThatWasWrittenAnew_isFoundByItsCheckpoint() throws Exception {
    Head head = head();
    Head forged = new Head(head.chain(), head.sequence(), head.bytes(), "0".repeat(64));
    assertNamed(report(forged).damages(), lines.size(), Kind.CHANGED);
  }

  @Test
  void chainThatIsGoneOrRenamed_isMissedByItsCheckpoint() throws Exception {
    Head head = head();
    Path renamed = Files.move(file, file.resolveSibling("other-1-20261125T000000Z-00.jsonl"));
    AuditVerification verification = Trails.verify(directory, head);
    assertNamed(verification.missing(), 0, Kind.MISSING);
    assertThat(verification.missing().get(0).file()).isEqualTo(file.getFileName().toString());
    assertNamed(verification.chains().get(0).damages(), 1, Kind.MISPLACED);
    Files.delete(renamed);
    assertNamed(Trails.verify(directory, head).damages(), 0, Kind.MISSING);
  }

  @Test
  void fileOfLongLines_isReadInBoundedMemory() throws Exception {
    Files.writeString(file, "x".repeat(3 * ChainLine.MAX_BYTES) + "\n");
    assertNamed(report().damages(), 1, Kind.CHANGED);
  }

  @Test
  void lineAfterTheEnd_isNamed() throws Exception {
    List<String> changed = new java.util.ArrayList<>(lines);
    changed.add(lines.get(1));
    assertNamed(after(changed), lines.size() + 1, Kind.MISPLACED);
  }
}
