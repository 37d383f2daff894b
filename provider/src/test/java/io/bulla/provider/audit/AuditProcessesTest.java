package io.bulla.provider.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulla.provider.audit.ChainReport.Ending;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chains of other processes: several at once, one that is killed, one whose disk is full. */
class AuditProcessesTest {
  private static final int FOREVER = Integer.MAX_VALUE;

  @TempDir private Path temp;
  private Path chains = Path.of("");

  @BeforeEach
  void directory() throws Exception {
    chains = Files.createDirectory(temp.resolve("chains"));
  }

  @Test
  void twoProcessesAndOneThatIsKilled_eachHaveAChainOfTheirOwn() throws Exception {
    Path output = temp.resolve("killed");
    Process killed = RecordingJvm.start(chains, FOREVER, output, "");
    Process orderly = RecordingJvm.start(chains, 50, temp.resolve("orderly"), "");
    assertThat(orderly.waitFor(60, TimeUnit.SECONDS)).isTrue();
    while (!Files.readString(output).contains("released 42")) {
      Thread.sleep(10);
    }
    killed.destroyForcibly().waitFor();
    long released = Files.readString(output).lines().filter("released 42"::equals).count();

    AuditVerification found = Trails.verify(chains);
    assertThat(found.damages()).isEmpty();
    assertThat(found.chains()).hasSize(2);
    assertThat(ending(found, orderly.pid())).isEqualTo(Ending.ENDED);
    assertThat(ending(found, killed.pid())).isIn(Ending.UNFINISHED, Ending.TORN);
    assertThat(chain(found, killed.pid()).lines()).isGreaterThanOrEqualTo(1 + 2 * released);
    assertThat(chain(found, orderly.pid()).lines()).isEqualTo(2 + 2 * 50);
  }

  private static ChainReport chain(AuditVerification found, long pid) {
    return found.chains().stream()
        .filter(each -> each.head().orElseThrow().chain().contains("-" + pid + "-"))
        .findFirst()
        .orElseThrow();
  }

  private static Ending ending(AuditVerification found, long pid) {
    return chain(found, pid).ending();
  }

  /** By a limit of the size of files, which fails a write half-way as a full disk does. */
  @Test
  void fullDisk_refusesAndWipes_andLeavesAWholeChain() throws Exception {
    Path output = temp.resolve("limited");
    Process limited = RecordingJvm.start(chains, 60, output, "ulimit -f 64");
    assertThat(limited.waitFor(60, TimeUnit.SECONDS)).isTrue();
    List<String> all = Files.readAllLines(output);
    assertThat(all).anyMatch(line -> line.contains("has no end record"));
    List<String> ended = all.stream().filter(line -> line.startsWith("re")).toList();
    assertThat(ended).hasSize(60);
    assertThat(ended.get(0)).isEqualTo("released 42");
    assertThat(ended.get(59)).startsWith("refused REFUSED").contains("audit: kek.unwrap");
    assertThat(ended)
        .filteredOn(line -> line.contains("no key is released"))
        .allSatisfy(line -> assertThat(line).contains("wiped=true"));
    long released = ended.stream().filter("released 42"::equals).count();

    ChainReport report = Trails.verify(chains).chains().get(0);
    assertThat(report.damages()).isEmpty();
    assertThat(report.ending()).isEqualTo(Ending.UNFINISHED);
    assertThat(report.lines()).isBetween(1 + 2 * released, 2 + 2 * released);
  }
}
